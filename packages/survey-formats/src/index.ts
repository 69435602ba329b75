export * from './import-questionnaire.ts';
export { exportSurveyjs } from './surveyjs/export-surveyjs.ts';
export { exportXlsform } from './xlsform/export-xlsform.ts';
