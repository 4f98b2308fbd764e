import { LegalDate, Moment } from '../../../ui/dates.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'

export interface AskedCorrection {
  id: string
  register: string
  field: string
  correct: string
  authorityName: string
  askedAt: string
  dueOn: string
  isOverdue: boolean
  state: 'submitted' | 'corrected' | 'declined'
  stateName: string
  answer: string | null
  answeredAt: string | null
}

const TONES: Record<AskedCorrection['state'], Tone> = { submitted: 'info', corrected: 'ok', declined: 'warn' }

/** What was asked to be corrected, by when it is answered, and the answer. */
export function CorrectionLines({ corrections }: { corrections: readonly AskedCorrection[] }) {
  return (
    <ul className="lines">
      {corrections.map((correction) => (
        <li key={correction.id}>
          <p>
            {correction.register}：{correction.field}改为“{correction.correct}”
          </p>
          <p className="row small soft">
            <Tag tone={TONES[correction.state]}>{correction.stateName}</Tag>
            <span>{correction.authorityName}</span>
          </p>
          <p className="small soft">
            <Moment instant={correction.askedAt} /> 申请
            {correction.state === 'submitted' ? (
              <>
                ，<LegalDate date={correction.dueOn} />前答复{correction.isOverdue ? '（已超期，可拨打 12345 反映）' : null}
              </>
            ) : null}
          </p>
          {correction.answer ? (
            <p>
              答复：{correction.answer}
              {correction.answeredAt ? (
                <span className="small soft">
                  　<Moment instant={correction.answeredAt} />
                </span>
              ) : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
