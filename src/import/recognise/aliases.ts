import type { DatasetId } from '../../model/dataset';

/** A header without case, spaces, punctuation and what stands in brackets at its end. */
export function plainHeader(header: string): string {
  return header
    .replace(/\((?:UTC|[A-Z]{3}|required)\)\s*\*?$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^property_/, '')
    .replace(/[^a-z0-9#]/g, '');
}

const words = (text: string): readonly string[] => text.split(' ');

/**
 * Spellings of each field in the exports of CRM, help desk, billing, shop, ad and survey systems (and plain words), best first, as
 * `plainHeader` writes them. The same spelling may stand under several datasets: the whole header decides.
 */
export const aliases: Readonly<Record<DatasetId, Readonly<Record<string, readonly string[]>>>> = {
  customers: {
    customer_id: words(
      'customerid customer accountid account companyid clientid client userid recordid id customernumber email customeremail',
    ),
    acquired_at: words(
      'acquiredat acquired customersince signupdate signedup signupat joindate joinedat startdate start firstorder becamecustomer becameacustomerdate activationdate activatedat createdat created createdate',
    ),
    churned_at: words(
      'churnedat churndate churnedon canceledat cancelledat canceledon cancelledon cancellationdate canceldate enddate endedat ended leftat lefton lostat closedat deactivatedat',
    ),
    tenure: words('tenure tenuremonths monthsascustomer tenureinmonths'),
    churned: words('churn churned churnlabel ischurned attrition exited churnstatus'),
  },
  leads: {
    lead_id: words('leadid lead recordid contactid id leadnumber'),
    created_at: words(
      'createdat created createdate createddate leadcreated leadcreatedat datecreated createdtime inquirydate receivedat',
    ),
    first_response_at: words(
      'firstresponseat firstresponse firstcontactedat firstcontact firsttouchat respondedat firstreplyat firstoutreachdate firstcontactdate contactedat',
    ),
    first_response_seconds: words(
      'firstresponseseconds leadresponsetime responsetime timetofirstresponse timetofirstcontact leadresponsetimeminutes responsetimehours responsetimeminutes',
    ),
    converted_at: words(
      'convertedat converteddate conversiondate wonat dealclosedat becamecustomer becameacustomerdate closedwonat wontime wondate datewon closedwondate',
    ),
    converted: words('converted isconverted iswon won'),
    customer_id: words('customerid customer accountid convertedaccountid associatedcompanyid'),
  },
  spend: {
    date: words('date day jour tag dia reportingstarts startdate from spenddate month'),
    amount: words('amount amountspent spend cost costs kosten custo montantdepense spent spending totalcost totalspend'),
    end_date: words('enddate reportingends to end'),
    category: words('category type spendtype costtype'),
    currency: words('currency currencycode wahrungscode'),
  },
  orders: {
    order_id: words('orderid order invoiceid invoice chargeid paymentid transactionid id name ordernumber invoiceno number'),
    customer_id: words('customerid customer customeremail clientid accountid userid email account'),
    ordered_at: words(
      'orderedat orderdate ordered date createdat created createdate invoicedate paidat transactiondate purchasedat orderpurchasetimestamp purchasedate closedate',
    ),
    amount: words(
      'amount total totalamount orderamount ordertotal ordervalue revenue value price paymentvalue netamount grossamount totalprice',
    ),
    currency: words('currency currencycode'),
  },
  tickets: {
    ticket_id: words('ticketid ticket caseid casenumber issuekey issueid conversationid number id incidentid'),
    created_at: words(
      'createdat created createdtime openedat opened createdate createddate ticketcreated datecreated conversationcreatedat',
    ),
    first_response_at: words(
      'firstresponseat firstresponsetime firstrepliedat firstreplyat initialresponsetime firstagentreplydate conversationfirstresponseat firstadminreplyat respondedat firstresponsedate',
    ),
    first_response_seconds: words(
      'firstresponseseconds firstreplytimeinminutes firstreplytimemin firstreplytime firstresponsetimeinhrs firstresponsetime firstresponsetimeminutes firstresponsetimehours firstreplytimeminutes timetofirstresponse',
    ),
    resolved_at: words(
      'resolvedat resolved solvedat resolvedtime closedat closedtime closeddate solved resolutiondate conversationclosedat resolveddate solveddate dateresolved datesolved dateclosed resolvedon solvedon closedon',
    ),
    resolution_seconds: words(
      'resolutionseconds fullresolutiontimeinminutes fullresolutiontimemin fullresolutiontime resolutiontimeinhrs resolutiontime timetoresolution',
    ),
    handle_seconds: words(
      'handleseconds handletime handlingtime ahtseconds aht averagehandletime handletimeseconds handletimeminutes talktime talktimeseconds timetracked timespent worktime',
    ),
    customer_id: words('customerid customer requesterid organizationid accountid contactid callerid'),
    reopened: words('reopened isreopened reopens reopencount'),
  },
  surveys: {
    response_id: words('responseid respondentid surveyresponseid answerid surveyid id #'),
    responded_at: words(
      'respondedat timestamp responsedate submitdate submittedat submittedon submitted submissiondate completedat recordeddate surveydate answeredat enddate date createdat created',
    ),
    kind: words('kind surveytype surveykind metric survey type'),
    score: words(
      'score rating npsscore nps csat csatscore satisfactionscore satisfactionrating recommend answer conversationratingvalue npsrating',
    ),
    customer_id: words('customerid customer contactid accountid userid'),
    ticket_id: words('ticketid ticket conversationid caseid'),
    comment: words('comment feedbackcomment feedback why comments reason verbatim remark conversationratingremark'),
  },
  figures: {
    date: words('date month monat mois mes maand mese period periodstart startdate start from week quarter day'),
    end_date: words('enddate periodend end to until lastday'),
    kpi: words('kpi metric kpiname metricname measure indicator kennzahl indicateur indicador indicatore'),
    numerator: words('numerator zaehler zahler numerateur numerador teller numeratore'),
    denominator: words('denominator nenner denominateur denominador noemer denominatore'),
    value: words('value result figure actual wert valeur valor waarde valore kpivalue score rate'),
    n: words('n count base samplesize sample responses answers anzahl nombre observations'),
  },
};

/** Spellings of the dimensions, for every dataset. */
export const dimensionAliases: Readonly<Record<string, readonly string[]>> = {
  channel: words(
    'channel source leadsource originalsource acquisitionchannel utmsource medium viachannel via campaignchannel trafficsource marketingchannel leadchannel',
  ),
  region: words('region country territory state salesregion territoryregion geo market billingcountry location'),
  segment: words('segment customersegment tier customertype companysize size industry accounttype'),
  plan: words('plan planname product subscription contract package planid productline pricingplan'),
  owner: words(
    'owner agent assignee salesrep rep accountmanager leadowner opportunityowner contactowner dealowner companyowner agentname team group assignedto accountowner csm',
  ),
  campaign: words('campaign campaignname primarycampaign utmcampaign'),
};

/** How telling a spelling is: the field's own name, a special word, or one that many files share. */
const vague = new Set(
  words(
    'id date created createdat createdate createddate created start startdate end enddate ended to from name number type total value price account customer client email order ticket lead tag month answer reason closedat closeddate group source state location size start datecreated createdtime',
  ),
);

/** How well the header fits the field, 0 … 1; undefined when it does not. */
export function closeness(dataset: DatasetId, field: string, header: string): number | undefined {
  const plain = plainHeader(header);
  if (plain === field.replaceAll('_', '')) return 1;
  const list = aliases[dataset][field] ?? dimensionAliases[field];
  const place = list?.indexOf(plain) ?? -1;
  if (place < 0) return undefined;
  return (vague.has(plain) ? 0.5 : 0.9) - place * 0.005;
}
