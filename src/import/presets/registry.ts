import { googleAds, metaAds } from './ads';
import { chatwoot } from './chatwoot';
import { googleForms, qualtrics, surveyMonkey, typeform } from './forms';
import { freshdesk } from './freshdesk';
import { hubspot } from './hubspot';
import { intercom } from './intercom';
import { jira, serviceNow } from './issue-trackers';
import { pipedrive } from './pipedrive';
import type { Preset } from './preset';
import { salesforce } from './salesforce';
import { shopify } from './shopify';
import { stripe } from './stripe';
import { zendesk } from './zendesk';

/** All exports that are known; where two fit a header equally well, the earlier one wins. */
export const presets: readonly Preset[] = [
  ...zendesk,
  ...freshdesk,
  ...intercom,
  ...chatwoot,
  ...jira,
  ...serviceNow,
  ...stripe,
  ...shopify,
  ...hubspot,
  ...salesforce,
  ...pipedrive,
  ...googleAds,
  ...metaAds,
  typeform,
  surveyMonkey,
  qualtrics,
  googleForms,
];
