export { getQuestionnaire } from './campaigns.ts';
export { releaseCampaign } from './releases.ts';
export { surveysApi, type SurveysDeps } from './routes.ts';
