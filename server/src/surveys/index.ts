export { findCampaignOrganisation, getQuestionnaire } from './campaigns.ts';
export { sealClosedCampaigns } from './jobs.ts';
export { releaseCampaign } from './releases.ts';
export { surveysApi, type SurveysDeps } from './routes.ts';
