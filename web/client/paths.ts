/** Addresses of the workbench's own pages. No other file than this one writes an address. */
export const paths = {
  todo: () => '/',
  cases: (filter: { q?: string; state?: string } = {}) => withQuery('/cases', filter),
  case: (number: string) => `/cases/${number}`,
  /** `ticket`: for whoever the window called with it. */
  intake: (query: { ticket?: string } = {}) => withQuery('/intake', query),
  /** 合作网点: what one took in oneself, and what the site took in. */
  ownIntakes: (filter: Query = {}) => withQuery('/own-intakes', filter),
  ownSite: (filter: Query = {}) => withQuery('/own-site', filter),
  assignedTodo: () => '/?view=assigned',
  bulkAction: (id: string) => `/bulk-actions/${id}`,
  pickUp: () => '/pick-up',
  calling: () => '/calling',
  appointments: () => '/appointments',
  /** 代为预约; `change`: another time for this one. */
  bookFor: (query: Query = {}) => withQuery('/appointments/new', query),
  handOvers: () => '/hand-overs',
  windowLog: (filter: Query = {}) => withQuery('/window-log', filter),
  escorts: (filter: Query = {}) => withQuery('/escorts', filter),
  /** 交接班; 异地代收 is `handOvers`. */
  windowHandOvers: (filter: Query = {}) => withQuery('/window-hand-overs', filter),
  ownDay: () => '/own-day',
  filingReports: () => '/filing-reports',
  samples: () => '/automatic-samples',
  checks: () => '/checks',
  ratingScores: (filter: Query = {}) => withQuery('/ratings', filter),
  ratingList: (filter: Query = {}) => withQuery('/ratings/list', filter),
  ratingTopics: (filter: Query = {}) => withQuery('/ratings/topics', filter),
  ratingSurveys: () => '/ratings/surveys',
  waiverCounts: (filter: Query = {}) => withQuery('/waiver-counts', filter),
  shares: () => '/shares',
  certificateUses: (filter: Query = {}) => withQuery('/certificate-uses', filter),
  check: (number: string) => `/checks/${number}`,
  cards: (filter: Query = {}) => withQuery('/cards', filter),
  card: (id: string) => `/cards/${id}`,
  monitor: (filter: Query = {}) => withQuery('/monitor', filter),
  /** What is behind a number of the monitor. */
  monitored: (filter: Query) => withQuery('/monitor/cases', filter),
  extraVisits: (filter: Query) => withQuery('/monitor/extra-visits', filter),
  audits: (filter: Query = {}) => withQuery('/audits', filter),
  finding: (id: string) => `/audits/findings/${id}`,
  clue: (number: string) => `/audits/clues/${number}`,
  badRatings: () => '/bad-ratings',
  badRating: (code: string) => `/bad-ratings/${code}`,
  ratingDevices: () => '/rating-devices',
  hotlineRatings: () => '/hotline-ratings',
  dataCorrections: () => '/data-corrections',
  grants: (filter: Query = {}) => withQuery('/grants', filter),
  grantAudit: (filter: Query = {}) => withQuery('/grant-audit', filter),
  skills: () => '/skills',
  certificates: (filter: Query = {}) => withQuery('/certificates', filter),
  certificate: (identifier: string) => `/certificates/${identifier}`,
  certificateImports: () => '/certificate-imports',
  certificateTypes: () => '/certificate-types',
  seals: () => '/seals',
  sealUses: (seal: string) => `/seals/${seal}/uses`,
}

/** Files that the browser opens by itself, and pages of other ends. */
export const files = {
  workbench: () => `${BASE}/`,
  console: () => `${BASE}/console`,
  caseAtWorkbench: (number: string) => `${BASE}/cases/${number}`,
  guide: (region: string, code: string) => `/guides/${region}/${code}`,
  zone: (id: string) => `/zones/${id}`,
  hall: (id: string) => `/halls/${id}`,
  hallScreen: (id: string) => `/display/${id}`,
  windowScreen: (id: string, no: string) => `/display/${id}/windows/${no}`,
  /** Opened on the device itself. */
  ratingDevice: () => `${location.origin}/rate/device`,
  badRatingFile: (code: string, file: string) => `/api/v1/staff/bad-ratings/${code}/files/${file}`,
  ratings: (item: string, from: string, until: string) => withQuery('/ratings', { item, from, until }),
  certificate: (identifier: string) => `/certificates/${identifier}`,
  intakeReceipt: (number: string) => `/api/v1/staff/own-intakes/${number}/receipt`,
  documentList: (number: string) => `/api/v1/staff/applications/${number}/document-list`,
  sharedFile: (number: string, entry: string, file: string) => `/api/v1/staff/applications/${number}/shared/${entry}/files/${file}`,
  checkFile: (number: string) => `/api/v1/staff/checks/${number}/file`,
  caseCheckFile: (number: string, check: string) => `/api/v1/staff/applications/${number}/checks/${check}/file`,
  consentSheet: (scope: string, subject: string) => withQuery(`/api/v1/staff/consents/${scope}/sheet`, { subject }),
  findingFile: (id: string, file: string) => `/api/v1/staff/supervision/findings/${id}/files/${file}`,
  cardFile: (id: string, file: string) => `/api/v1/staff/cards/${id}/files/${file}`,
  clueFile: (number: string, file: string) => `/api/v1/staff/supervision/clues/${number}/files/${file}`,
  handedIn: (number: string, file: string) => `/api/v1/staff/applications/${number}/files/${file}`,
}

/** What the router is mounted at. */
export const BASE = '/staff'

type Query = Record<string, string | undefined>

/** Addresses of the pages of the console, where items are managed. */
export const consolePaths = {
  items: (filter: Query = {}) => withQuery('/', filter),
  item: (code: string) => `/items/${code}`,
  compare: (code: string, from: number, to: number) => `/items/${code}/compare?from=${from}&to=${to}`,
  changes: (filter: Query = {}) => withQuery('/changes', filter),
  change: (id: string) => `/changes/${id}`,
  /** The editor, at a group of elements and there at one place. */
  edit: (id: string, group: string, at?: string) => withQuery(`/changes/${id}/edit/${group}`, { at }),
  /** What was saved of a change; with two saves, what is different between them. */
  revisions: (id: string, compared: { from?: string; to?: string } = {}) => withQuery(`/changes/${id}/revisions`, compared),
  claims: (filter: Query = {}) => withQuery('/claims', filter),
  entry: (divisionCode: string, code: string) => `/entries/${divisionCode}/${code}`,
  deadItems: (filter: Query = {}) => withQuery('/dead-items', filter),
  issues: (filter: Query = {}) => withQuery('/issues', filter),
  checkRules: () => '/check-rules',
  zones: (filter: Query = {}) => withQuery('/zones', filter),
  newZone: () => '/new-zone',
  zone: (id: string) => `/zones/${id}`,
  workbook: () => '/workbook',
  certificateTypes: (filter: Query = {}) => withQuery('/certificate-types', filter),
  certificateType: (code: string) => `/certificate-types/${code}`,
  seals: (filter: Query = {}) => withQuery('/seals', filter),
  sealUses: (seal: string) => `/seals/${seal}/uses`,
  notices: () => '/notices',
  reductions: (filter: Query = {}) => withQuery('/reductions', filter),
  promises: (filter: Query = {}) => withQuery('/reductions/promises', filter),
  catalogueChanges: (filter: Query = {}) => withQuery('/reductions/changes', filter),
  bestInCity: (filter: Query = {}) => withQuery('/reductions/best', filter),
  benchmarks: (filter: Query = {}) => withQuery('/reductions/benchmarks', filter),
  supervisionRules: (filter: Query = {}) => withQuery('/supervision-rules', filter),
  supervisionRule: (rule: string, region?: string) => withQuery(`/supervision-rules/${rule}`, { region }),
  automatic: () => '/automatic',
  automaticItem: (code: string) => `/automatic/items/${code}`,
  automaticSamples: (filter: Query = {}) => withQuery('/automatic/samples', filter),
  proofs: (filter: Query = {}) => withQuery('/proofs', filter),
  replacementSources: () => '/replacement-sources',
  processes: (filter: Query = {}) => withQuery('/reductions/process', filter),
  settings: (filter: Query = {}) => withQuery('/settings', filter),
  calendar: (filter: Query = {}) => withQuery('/calendar', filter),
  halls: (filter: Query = {}) => withQuery('/halls', filter),
  hallSheets: (filter: Query = {}) => withQuery('/hall-sheets', filter),
  hallSheet: (id: string) => `/hall-sheets/${id}`,
  coverage: (filter: Query = {}) => withQuery('/coverage', filter),
  lines: (filter: Query = {}) => withQuery('/lines', filter),
  hallTickets: (filter: Query = {}) => withQuery('/hall-tickets', filter),
  hallTicket: (id: string, hall: string) => withQuery(`/hall-tickets/${id}`, { hall }),
  hallWindow: (no: string, hall: string, day?: string) => withQuery(`/hall-windows/${no}`, { hall, day }),
  windowLog: (filter: Query = {}) => withQuery('/window-log', filter),
  escorts: (filter: Query = {}) => withQuery('/escorts', filter),
  windowHandOvers: (filter: Query = {}) => withQuery('/window-hand-overs', filter),
  hallMonitor: (filter: Query = {}) => withQuery('/hall-monitor', filter),
  staffing: (filter: Query = {}) => withQuery('/staffing', filter),
  attendance: (filter: Query = {}) => withQuery('/attendance', filter),
  terminals: (filter: Query = {}) => withQuery('/terminals', filter),
  device: (id: string, filter: Query = {}) => withQuery(`/terminals/${id}`, filter),
  cooperationSites: (filter: Query = {}) => withQuery('/cooperation-sites', filter),
  documentWordings: (filter: Query = {}) => withQuery('/document-wordings', filter),
  documentWording: (name: string, filter: Query = {}) => withQuery(`/document-wordings/${name}`, filter),
  messageTemplates: (filter: Query = {}) => withQuery('/message-templates', filter),
  messageTemplate: (id: string, filter: Query = {}) => withQuery(`/message-templates/${id}`, filter),
}

/** What the router of the console is mounted at. */
export const CONSOLE_BASE = `${BASE}/console`

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const text = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString()
  return text ? `${path}?${text}` : path
}
