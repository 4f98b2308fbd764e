import { type AnswerError, type DraftAnswers, type Form, toFormFields } from '../../../platform/forms/index.ts'
import { fieldOf, type Fields } from '../../../platform/http/page.ts'
import { renderPart } from '../../ui/render-page.ts'
import { ASKED, AskedFields, askedNames } from '../views/asked-fields.tsx'

/** Names of the questions now asked that the posted page did not show; none where it does not say what it showed. */
export function newlyAsked(form: Form, sectionId: string, answers: DraftAnswers, posted: Fields): string[] {
  const shown = fieldOf(posted, ASKED)?.split(' ')
  return shown === undefined ? [] : toFormFields(form, sectionId, answers).map(({ name }) => name).filter((name) => !shown.includes(name))
}

/** What is asked for the first time cannot have been answered wrongly. */
export const withoutNew = (errors: readonly AnswerError[], names: readonly string[]): AnswerError[] => errors.filter(({ field }) => !names.includes(field))

/** For the script: the questions as they are asked now, when that is not what the page shows, and what to say about it. */
export function reasked(form: Form, sectionId: string, answers: DraftAnswers, posted: Fields, saved: string): { said: string; fields?: string } {
  const fields = toFormFields(form, sectionId, answers)
  const shown = fieldOf(posted, ASKED)
  if (shown === undefined || shown === askedNames(fields)) return { said: saved }
  return { said: `${saved}；根据您的回答，本页的问题有增减`, fields: renderPart(<AskedFields fields={fields} />) }
}
