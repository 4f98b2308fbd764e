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

/** Five grades by name, then the reasons that belong to the grade chosen. Posts `grade` and `reasons-<grade>`; reasons posted for other grades are to be ignored. */
export function RatingGradeFields(props: {
  grade?: RatingGrade
  /** The official wording per grade, a versioned list. */
  reasons: Record<RatingGrade, { value: string; label: string }[]>
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
