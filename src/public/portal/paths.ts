import type { ElderTextSize } from '../ui/shell.ts'

/** Adds what is defined to a path as its query. */
function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

const part = encodeURIComponent

/** What somebody has said of a visit so far. */
export type BookingQuery = Record<string, string | undefined>

/** Every address of the portal, in one place: pages link through this and never write a path of their own. */
export const portalPaths = {
  home: () => '/',
  search: (query: { q?: string; audience?: 'person' | 'enterprise'; topic?: string; page?: number } = {}) => withQuery('/search', query),
  /** The JSON the search box asks while typing; the typed text is put at its end. */
  searchSuggestions: () => '/api/v1/items/suggest?limit=6&q=',
  /** Region in the address, so that a guide can be shared and cached. */
  guide: (regionCode: string, itemCode: string, answers: Record<string, string | undefined> = {}) => withQuery(`/guides/${part(regionCode)}/${part(itemCode)}`, answers),
  /** What oneself would have to hand in, with the guided answers. */
  ownMaterials: (regionCode: string, itemCode: string, answers: Record<string, string | undefined> = {}) => withQuery(`/guides/${part(regionCode)}/${part(itemCode)}/materials`, answers),
  itemLists: (region?: string) => withQuery('/lists', { region }),
  /** Without a region the list of the whole city. */
  itemList: (list: string, query: { region?: string; page?: number } = {}) => withQuery(`/lists/${part(list)}`, query),
  itemListFile: (list: string, kind: 'csv' | 'xlsx', region?: string) => withQuery(`/lists/${part(list)}/table.${kind}`, { region }),
  itemListEdition: (list: string, edition: string, region?: string) => withQuery(`/lists/${part(list)}/editions/${part(edition)}`, { region }),
  /** 无证明清单. */
  proofs: (query: { q?: string; class?: string; department?: string; region?: string; cursor?: string } = {}) => withQuery('/proofs', query),
  proofsFile: (query: { q?: string; class?: string; department?: string; region?: string; cursor?: string } = {}) => withQuery('/proofs/table.csv', query),
  zones: () => '/zones',
  zone: (zone: string) => `/zones/${part(zone)}`,
  /** What is handled in townships and villages; `division` narrows to one of them. */
  nearby: (division?: string) => withQuery('/nearby', { division }),
  /** 就近找办事地点: from a place, or a point of the map. */
  halls: (query: { region?: string | undefined; place?: string | undefined; x?: string | undefined; y?: string | undefined; kind?: string | undefined; item?: string | undefined; q?: string | undefined; open?: string | undefined; cursor?: string | undefined } = {}) => withQuery('/halls', query),
  /** 取号 for today; `item`: what one comes for. */
  takeTicket: (hall: string, query: { item?: string | undefined } = {}) => withQuery(`/halls/${part(hall)}/ticket`, query),
  ticket: (hall: string, ticket: string) => `/halls/${part(hall)}/tickets/${part(ticket)}`,
  leaveLine: (hall: string, ticket: string) => `/halls/${part(hall)}/tickets/${part(ticket)}/leave-line`,
  hall: (hall: string, query: { item?: string | undefined } = {}) => withQuery(`/halls/${part(hall)}`, query),
  sameVersion: () => '/same-version',
  chooseRegion: (back?: string) => withQuery('/regions', { back }),
  /** Sets the reading cookie and returns to `back`. */
  readingMode: (mode: 'standard' | 'elder', back: string, textSize?: ElderTextSize) => withQuery('/reading-mode', { mode, textSize, back }),
  signIn: (back?: string) => withQuery('/sign-in', { back }),
  signOut: () => '/sign-out',
  changePassword: () => '/password',
  passwordChanged: () => '/password?changed=1',
  /** Asks what is still unknown (GET) and starts a draft (POST). */
  startApplication: (regionCode: string, itemCode: string, answers: Record<string, string | undefined> = {}) =>
    withQuery(`/guides/${part(regionCode)}/${part(itemCode)}/apply`, answers),
  draft: (draftId: string) => `/drafts/${part(draftId)}`,
  draftSection: (draftId: string, section: string, returnTo?: 'check') =>
    withQuery(`/drafts/${part(draftId)}/form/${part(section)}`, { return: returnTo }),
  /** Saves what was typed so far (POST, JSON reply with the new version). */
  draftAutosave: (draftId: string, section: string) => `/drafts/${part(draftId)}/form/${part(section)}/autosave`,
  /** The form of a change as people will see it, for officers; `size`: in elder mode. */
  formPreview: (change: string, query: { size?: number; section?: string } = {}) => withQuery(`/form-previews/${part(change)}`, query),
  formPreviewAnswers: (change: string) => `/form-previews/${part(change)}/answers`,
  /** `asked`: of which materials registers were asked just now. */
  draftMaterials: (draftId: string, query: { return?: 'check' | undefined; asked?: string | undefined } = {}) => withQuery(`/drafts/${part(draftId)}/materials`, query),
  /** `way`: whether the whole item is to be decided on a commitment. */
  draftPromises: (draftId: string, query: { return?: 'check' | undefined; way?: 'licence' | 'normal' | undefined } = {}) => withQuery(`/drafts/${part(draftId)}/promises`, query),
  draftDelivery: (draftId: string, returnTo?: 'check') => withQuery(`/drafts/${part(draftId)}/delivery`, { return: returnTo }),
  draftCheck: (draftId: string) => `/drafts/${part(draftId)}/check`,
  submitDraft: (draftId: string) => `/drafts/${part(draftId)}/submit`,
  discardDraft: (draftId: string) => `/drafts/${part(draftId)}/discard`,
  /** 预约办理: which hall, which day, which slot, as far as it is chosen; `s.q1` … are the guided answers. */
  book: (query: BookingQuery = {}) => withQuery('/book', query),
  /** What is about to be booked, to look over and send. */
  checkBooking: (query: BookingQuery = {}) => withQuery('/book/check', query),
  /** 候补 of a day (POST). */
  waitForPlace: () => '/book/waiting',
  /** 我的预约: of oneself, or of somebody one stands for. */
  myAppointments: (query: { of?: string | undefined; cursor?: string | undefined } = {}) => withQuery('/my-appointments', query),
  appointment: (id: string, done?: 'booked' | 'changed') => withQuery(`/my-appointments/${part(id)}`, { done }),
  appointmentChange: (id: string, query: { day?: string | undefined; slot?: string | undefined } = {}) => withQuery(`/my-appointments/${part(id)}/change`, query),
  appointmentCancellation: (id: string) => `/my-appointments/${part(id)}/cancellation`,
  appointmentCalendar: (id: string) => `/my-appointments/${part(id)}/calendar.ics`,
  /** POST: the place that is kept for one; `leave` gives it up. */
  waitingPlace: (id: string, act: 'accept' | 'leave') => `/my-appointments/waiting/${part(id)}/${act}`,
  myApplications: (cursor?: string) => withQuery('/applications', { cursor }),
  /** What one was told, newest first. */
  messages: (cursor?: string) => withQuery('/messages', { cursor }),
  message: (id: string) => `/messages/${part(id)}`,
  messagePreferences: () => '/message-preferences',
  /** 我的信息 and the rights one has about it; `cursor`: older 更正申请. */
  privacy: (cursor?: string) => withQuery('/privacy', { cursor }),
  dataAccesses: (query: { subject?: string; kind?: string | undefined; cursor?: string } = {}) => withQuery('/privacy/accesses', query),
  dataAccessTable: (query: { subject?: string; kind?: string | undefined } = {}) => withQuery('/privacy/accesses/table.csv', query),
  personalData: () => '/privacy/data.json',
  /** Of oneself, or of somebody one acts for. */
  consents: (subject?: string) => withQuery('/privacy/consents', { subject }),
  consentWithdrawal: () => '/privacy/consents/withdrawal',
  ownRegisters: (asked: { subject?: string | undefined; register?: string } = {}) => withQuery('/privacy/registers', asked),
  accountClosing: () => '/privacy/account-closing',
  askCorrection: (asked: { subject?: string | undefined; register?: string; field?: string; shown?: string } = {}) => withQuery('/privacy/corrections/new', asked),
  application: (number: string) => `/applications/${part(number)}`,
  /** The draft it came from leads to the query password, which is shown once. */
  confirmation: (number: string, draftId?: string) => withQuery(`/applications/${part(number)}/confirmation`, { draft: draftId }),
  /** 文书清单, to print. */
  documentList: (number: string) => `/applications/${part(number)}/document-list`,
  document: (number: string, documentId: string) => `/applications/${part(number)}/documents/${part(documentId)}`,
  /** `answers`: what was uploaded or chosen so far, by material. */
  correction: (number: string, answers: Record<string, string> = {}) => withQuery(`/applications/${part(number)}/correction`, answers),
  /** What is promised instead of handed in is signed for here, before the correction is sent. */
  correctionPromises: (number: string, answers: Record<string, string>) => withQuery(`/applications/${part(number)}/correction/promises`, answers),
  /** What was promised for later is uploaded here; `files` as in a correction. */
  lateMaterials: (number: string, files: Record<string, string> = {}) => withQuery(`/applications/${part(number)}/late-materials`, files),
  /** The courier fetches materials at home. */
  collection: (number: string) => `/applications/${part(number)}/collection`,
  commitmentWithdrawal: (number: string) => `/applications/${part(number)}/commitment-withdrawal`,
  /** What to mend after the pre-review, and where it begins. */
  revision: (number: string) => `/applications/${part(number)}/revision`,
  hearing: (number: string) => `/applications/${part(number)}/hearing`,
  clockDays: (number: string, clock?: string) => withQuery(`/applications/${part(number)}/days`, { clock }),
  /** A person looks at what rules decided. */
  personReview: (number: string) => `/applications/${part(number)}/person-review`,
  withdrawal: (number: string) => `/applications/${part(number)}/withdrawal`,
  newVersion: (number: string) => `/applications/${part(number)}/new-version`,
  /** Of a case's end, or with `-3` behind its number of a visit. */
  rating: (id: string) => `/applications/${part(id)}/rating`,
  ratingAgain: (id: string) => `/applications/${part(id)}/rating/again`,
  ratingObjection: (id: string) => `/applications/${part(id)}/rating/objection`,
  ownRatings: (cursor?: string) => withQuery('/my-ratings', { cursor }),
  /** 自助终端: by number and password. */
  rateHere: (number?: string) => withQuery('/rate', { number }),
  /** Where a code leads: QR, 评价器, text message. */
  codedRating: (code: string, form?: 'full') => withQuery(`/rate/${part(code)}`, { form }),
  ratedHere: (query: { bad?: string | undefined; shared?: string | undefined }) => withQuery('/rate/done', query),
  /** 评价器 at a window; `writing`: the service whose reasons are being written. */
  ratingDevice: (writing?: string) => withQuery('/rate/device', { writing }),
  ratingDevicePairing: () => '/rate/device/pairing',
  ratingDeviceDecline: () => '/rate/device/decline',
  /** 评价公开, narrowed to a place, an item or a grade. */
  ratings: (query: { region?: string | undefined; authority?: string | undefined; hall?: string | undefined; item?: string | undefined; grade?: string | undefined; from?: string | undefined; until?: string | undefined; cursor?: string | undefined } = {}) => withQuery('/ratings', query),
  ratingScores: (query: { region?: string | undefined; authority?: string | undefined; hall?: string | undefined; item?: string | undefined; period?: string | undefined } = {}) => withQuery('/ratings/scores', query),
  ratingScoresFile: (query: { region?: string | undefined; authority?: string | undefined; hall?: string | undefined; item?: string | undefined; period?: string | undefined } = {}) => withQuery('/ratings/scores.csv', query),
  progressQuery: (number?: string) => withQuery('/progress', { number }),
  certificateVerification: () => '/verify',
  /** The file of a certificate is checked here, byte by byte. */
  fileVerification: () => '/verify-file',
  offlineVerifier: () => '/offline-verifier.html',
  /** JSON for the page that works without a network. */
  trustList: () => '/api/v1/certificates/trust-list',
  /** Where the QR code on a certificate leads. */
  certificate: (identifier: string) => `/certificates/${part(identifier)}`,
  certificateFile: (identifier: string, format?: 'ofd') => withQuery(`/certificates/${part(identifier)}/file`, { format }),
  /** 材料库 of oneself, or `of` somebody one acts for. */
  library: (query: { of?: string | undefined; cursor?: string | undefined; done?: 'kept' | 'deleted' | undefined } = {}) => withQuery('/my-materials', query),
  libraryEntry: (entry: string, query: { of?: string | undefined; done?: 'renamed' | undefined } = {}) => withQuery(`/my-materials/${part(entry)}`, query),
  deleteLibraryEntry: (entry: string, of?: string) => withQuery(`/my-materials/${part(entry)}/delete`, { of }),
  /** 证照夹: one's own, or of a holder one may act for. */
  wallet: (holder?: string) => withQuery('/my-certificates', { holder }),
  /** `made`: the copy that was made just now. */
  ownCertificate: (identifier: string, made?: string) => withQuery(`/my-certificates/${part(identifier)}`, { made }),
  newUseCopy: (identifier: string) => `/my-certificates/${part(identifier)}/new-copy`,
  /** Where the QR code on a copy leads. */
  useCopy: (copy: string) => `/use-copies/${part(copy)}`,
  useCopyFile: (copy: string) => `/use-copies/${part(copy)}/file`,
  useCopyRevocation: (copy: string) => `/use-copies/${part(copy)}/revocation`,
  /** 居民码, 企业码: asks what to show; with `show` a fresh code. */
  code: (query: { holder?: string | undefined; consents?: 'on' | undefined; show?: 'now' | undefined } = {}) => withQuery('/code', query),
  /** 我要反映: what is asked beyond the published list. */
  /** Where the code on the sticker of a device leads. */
  repair: (region: string, number: string) => `/repair/${region}/${encodeURIComponent(number)}`,
  report: () => '/report',
  /** Number and code of what was reported just now; they are in a cookie and never in an address. */
  reportReceived: () => '/report/received',
  reportProgress: () => '/report/progress',
  /** A file one uploaded. */
  file: (fileId: string) => `/files/${part(fileId)}`,
}
