export { keepAudiences } from './campaign-audience.ts';
export { sendCampaignNotices } from './campaign-notices.ts';
export { findAnsweringClient, getQuestionnaire, listCampaignOrganisations } from './campaigns.ts';
export { campaignApi, type CampaignDeps } from './campaign-routes.ts';
export { sealClosedCampaigns } from './jobs.ts';
export { surveysHolder } from './personal-data.ts';
export { releaseCampaign } from './releases.ts';
export { surveysApi, type SurveysDeps } from './routes.ts';
export { openBallotKey } from './ballots.ts';
