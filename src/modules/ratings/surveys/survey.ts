export type SurveyKind = 'vote' | 'survey'
export const surveyKindWords = { vote: '现场投票', survey: '第三方调查' } as const satisfies Record<SurveyKind, string>

/** One line of an imported table. */
export interface SurveyResult {
  /** Of the file. */
  line: number
  periodFrom: string
  periodUntil: string
  /** A hall of the region, or empty for the whole of it. */
  hallId: string
  institution: string
  /** Votes or questionnaires. */
  answers: number
  /** Out of 100. */
  score: number
}

export interface SurveyImport {
  region: string
  id: string
  kind: SurveyKind
  title: string
  fileName: string
  sm3: string
  lines: number
  importedBy: string
  importedAt: Date
  /** The import that it takes the place of, and why. */
  corrects: string | null
  reason: string | null
  /** The import that took its place. */
  correctedBy: string | null
}
