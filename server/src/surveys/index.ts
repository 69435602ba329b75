export { findCampaignOrganisation, getQuestionnaire } from './campaigns.ts';
export { sealClosedCampaigns } from './jobs.ts';
export { surveysHolder } from './personal-data.ts';
export { releaseCampaign } from './releases.ts';
export { surveysApi, type SurveysDeps } from './routes.ts';
