import { Button } from 'antd'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import type { Change, ChangeState, Matter, Texts } from './matter.ts'

const TONES: Record<ChangeState, MarkTone> = { coming: 'near', inForce: 'calm', replaced: 'plain', outranked: 'plain' }

/** Whatever the region and its city said, the last first; earlier words can be taken up again. */
export function ChangeHistory({ matter, isDisabled, onTake }: { matter: Matter; isDisabled: boolean; onTake: (texts: Texts) => void }) {
  const changes = matter.changes.toReversed()
  return (
    <Panel title={`变更记录（${changes.length}）`}>
      {changes.length === 0 ? <p className="quiet">本地和市里都没有改过，一直用标准用语。</p> : (
        <ol className="timeline">
          {changes.map((change) => (
            <li key={change.id} className={change.state === 'inForce' ? 'now' : undefined}>
              <p><strong>{toDayWords(change.from)}起</strong>　{change.regionName}{change.isOwn && '恢复标准用语'}　<Mark tone={TONES[change.state]}>{change.stateName}</Mark></p>
              <p className="quiet">{toMinuteWords(change.at)}{change.by ? `由${change.by}` : ''}设置。依据：{change.source}</p>
              <details className="fold">
                <summary>看文字</summary>
                <Words matter={matter} change={change} />
                <Button size="small" disabled={isDisabled} onClick={() => onTake(change.texts)}>照这段写<span className="hidden-visually">：{toDayWords(change.from)}起的文字</span></Button>
              </details>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

const Words = ({ matter, change }: { matter: Matter; change: Change }) => (
  <dl className="values">
    {matter.fields.filter(({ name }) => change.texts[name]).map(({ name, label }) => [<dt key={`${name} label`}>{label}</dt>, <dd key={name}>{change.texts[name]}</dd>])}
  </dl>
)
