import { Checkboxes } from './inputs.tsx'
import { FieldTexts, toFieldWiring } from './field.tsx'

/** 5 非常满意 … 1 非常不满意; the last two are 差评 (GB/T 39734-2020). */
export type RatingGrade = 1 | 2 | 3 | 4 | 5

/** The five grades in the national words, best first. */
export const RATING_GRADES: { grade: RatingGrade; name: string }[] = [
  { grade: 5, name: '非常满意' },
  { grade: 4, name: '满意' },
  { grade: 3, name: '基本满意' },
  { grade: 2, name: '不满意' },
  { grade: 1, name: '非常不满意' },
]

/** Mouths from a laugh to a frown, on a face of 24 by 24. */
const MOUTHS: Record<RatingGrade, string> = {
  5: 'M7 13.5h10a5 5 0 0 1-10 0z',
  4: 'M7.5 14.5a5 5 0 0 0 9 0',
  3: 'M8 15.5h8',
  2: 'M8 17a5 5 0 0 1 8 0',
  1: 'M7 18a5 5 0 0 1 10 0M6.5 7l3 1.5M17.5 7l-3 1.5',
}

/** A face beside the words, never instead of them. */
export function Face({ grade }: { grade: RatingGrade }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="face">
      <path d={`M12 2a10 10 0 1 0 .01 0zM9 10v.01M15 10v.01${MOUTHS[grade]}`} />
    </svg>
  )
}

/** Reasons per grade as the server lists them. */
export type Reasons = Record<RatingGrade, { value: string; label: string }[]>

export const toReasons = (grades: readonly { grade: RatingGrade; options: readonly { id: string; text: string }[] }[]): Reasons =>
  Object.fromEntries(grades.map(({ grade, options }) => [grade, options.map(({ id, text }) => ({ value: id, label: text }))])) as Reasons

/** Five grades by face and name, then the reasons that belong to the grade chosen. Posts `grade` and `reasons-<grade>`; reasons posted for other grades are to be ignored. */
export function RatingGradeFields(props: {
  grade?: RatingGrade
  /** The official wording per grade, a versioned list. */
  reasons: Reasons
  chosenReasons?: string[]
  error?: string
}) {
  const field = { name: 'grade', label: '总体评价', required: true, error: props.error }
  return (
    <>
      <fieldset role="radiogroup" className={props.error ? 'field wrong' : 'field'} {...toFieldWiring(field)}>
        <legend>您对这次服务满意吗？</legend>
        <FieldTexts field={field} />
        <div className="stack">
          {RATING_GRADES.map(({ grade, name }) => (
            <label key={grade} className="choice box">
              <input id={`g${grade}`} type="radio" name="grade" value={grade} defaultChecked={props.grade === grade} />
              <Face grade={grade} />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      {RATING_GRADES.map(({ grade, name }) => (
        <div key={grade} className={`why why${grade}`}>
          <Checkboxes
            field={{
              name: `reasons-${grade}`,
              kind: 'checkboxes',
              label: `${name}的原因，可多选`,
              required: false,
              options: props.reasons[grade],
              value: props.chosenReasons,
            }}
          />
        </div>
      ))}
    </>
  )
}
