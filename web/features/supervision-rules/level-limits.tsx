import { Checkbox, Input } from 'antd'
import type { Typing } from '../catalogue/command-drawer.tsx'
import { textOf } from '../catalogue/command-drawer.tsx'
import { LevelMark } from './level-mark.tsx'
import { LEVELS, LIMITS, TOLD } from './rule-draft.ts'

/** When each level falls: whichever comes first of what is filled in; a level left empty does not fall. */
export const LevelLimits = ({ typing }: { typing: Typing }) => (
  <section className="level-limits" aria-label="各等级">
    <p className="hint">每个等级填一项或几项，先到的算；都不填就没有这个等级。“超过期限 0 个工作日”就是期限一过。</p>
    {LEVELS.map(({ level, name }) => <OneLevel key={level} level={level} name={name} typing={typing} />)}
  </section>
)

function OneLevel({ level, name, typing: { values, type, fieldId, errorOf, isBusy } }: { level: (typeof LEVELS)[number]['level']; name: string; typing: Typing }) {
  const at = (field: string) => `levels/${level}/${field}`
  const chosen = values[at('told')] ?? []
  const errors = [...LIMITS.map(({ name: field }) => at(field)), at('told')].map((field) => ({ field, message: errorOf(field) }))
  const errorId = (field: string) => `${fieldId(field).replaceAll('/', '-')}-error`
  return (
    <fieldset>
      <legend><LevelMark level={level} name={name} /></legend>
      <div className="limit-line">
        {LIMITS.filter(({ name: field }) => level !== 'reminder' || field !== 'afterDue').map(({ name: field, before, after }) => (
          <label key={field}>
            {before}
            <Input
              id={fieldId(at(field)).replaceAll('/', '-')}
              data-pointer={`/${at(field)}`}
              value={textOf(values, at(field))}
              disabled={isBusy}
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
              aria-label={`${name}：${before}多少${after}`}
              aria-invalid={errorOf(at(field)) !== undefined}
              aria-describedby={errorOf(at(field)) && errorId(at(field))}
              status={errorOf(at(field)) ? 'error' : ''}
              onChange={(event) => type(at(field), event.target.value)}
            />
            {after}
          </label>
        ))}
      </div>
      <div className="limit-line" role="group" aria-label={`${name}告诉谁`} data-pointer={`/${at('told')}`} tabIndex={-1}>
        <span className="quiet">告诉</span>
        {TOLD.map(({ value, label }) => (
          <Checkbox key={value} checked={chosen.includes(value)} disabled={isBusy} onChange={({ target }) => type(at('told'), target.checked ? [...chosen, value] : [...chosen].filter((other) => other !== value))}>{label}</Checkbox>
        ))}
      </div>
      {errors.map(({ field, message }) => message && <p key={field} id={errorId(field)} className="field-error">{message}</p>)}
    </fieldset>
  )
}
