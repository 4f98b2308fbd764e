/** What this room announces. `ratings.rated` is also for outside (partners, the provincial 好差评 platform). */
export const RATING_EVENTS = ['ratings.rated', 'ratings.rectificationProgressed', 'ratings.reminderDue'] as const

/** `ratings.rated`: facts others may know. Neither who rated nor what they wrote: the rated must not learn it this way. */
export interface ApplicationRated {
  number: string
  /** `closed`, or `visit:` and the version of the case it made. */
  occasion: string
  /** How it came in: `web`, `device`, `kiosk`, `qr`, `sms`, `hotline`. */
  channel: string
  /** 5 非常满意 … 1 非常不满意. */
  grade: number
  /** 差评: grade 1 or 2. */
  isBad: boolean
  /** Ids of the chosen options, of the list `optionsVersion`. */
  options: string[]
  optionsVersion: number
  isAnonymous: boolean
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
}

/** 差评整改 took a step. Neither the case nor the rater is in it: the code says nothing of them. */
export interface RectificationProgressed {
  code: string
  version: number
  state: 'opened' | 'contacted' | 'verified' | 'replied' | 'closed'
  /** What was done: `open`, `contact`, `reply` … */
  act: string
  /** Chinese. */
  exclusionName: string
  isAnonymous: boolean
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  /** ISO 8601 */
  openedAt: string
  /** `YYYY-MM-DD`: by when the rated body answers, and whoever rated is called; `9999-12-31` while no such limit runs. */
  dueOn: string
  contactOn: string
  /** Whose turn it is. */
  awaitsAuthority: boolean
  awaitsSupervisor: boolean
  isClosed: boolean
  /** The limits that run: one that is not among them any more has ended. */
  clocks: RectificationRunningClock[]
}

/** A limit as `calendar` counts it: days are `YYYY-MM-DD`. */
export interface RectificationRunningClock {
  /** Unique on the rectification: `contact`, `rectify`, `plan`. */
  id: string
  kind: 'contact' | 'rectify'
  /** Chinese: 整改答复. */
  name: string
  clock: {
    amount: number
    unit: 'workday' | 'naturalDay' | 'hour'
    startedOn: string
    startedTime?: string | undefined
    pauses: readonly { from: string; to?: string | undefined }[]
    extensions: readonly { amount: number; unit: 'workday' | 'naturalDay' | 'hour' }[]
  }
}

/** 智能邀评: a case closed some days ago that nobody rated. Whom to remind, and of what; once. */
export interface ReminderDue {
  number: string
  itemName: string
  hallId: string
  subjects: string[]
  smsTo: string
}
