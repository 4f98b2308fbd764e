import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { files } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { type CounterConsent, type CounterConsents, counterConsentsKey, useCounterConsents, withdrawConsent } from './consent-calls.ts'
import './consents.css'
import { RecordConsent } from './record-consent.tsx'

const TONES: Record<CounterConsent['state'], MarkTone> = { never: 'plain', given: 'calm', withdrawn: 'over', outdated: 'near' }

/** 个人信息处理的同意: what whoever stands there agreed to, each notice by itself, to record, to print and to take back. */
export function CounterConsents({ subject, isScanned }: { subject: string; isScanned: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const consents = useCounterConsents(subject, isOpen)
  return (
    <details className="fold counter-consents" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>个人信息处理的同意：登记、打印、撤回</summary>
      {consents.isError ? <NotRead error={consents.error} onRetry={() => void consents.refetch()} /> : consents.data ? <Rows consents={consents.data} isScanned={isScanned} /> : <Loading lines={3} what="同意记录" />}
    </details>
  )
}

function Rows({ consents, isScanned }: { consents: CounterConsents; isScanned: boolean }) {
  const queries = useQueryClient()
  const [command, setCommand] = useState<{ verb: 'give' | 'withdraw'; row: CounterConsent } | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const readAgain = () => void queries.invalidateQueries({ queryKey: counterConsentsKey })
  const finish = (words: string) => () => {
    setCommand(undefined)
    setDone(words)
    readAgain()
    // What could be looked up by it is looked up anew.
    void queries.invalidateQueries({ queryKey: ['counter-materials'] })
  }
  const ofRow = (row: CounterConsent) => ({ onStale: readAgain, onClose: () => setCommand(undefined), onDone: finish(`已登记：${command?.verb === 'withdraw' ? '撤回' : '同意'}${row.scopeName}。`) })
  return (
    <>
      {done && <p className="note-line good" role="status">{done}</p>}
      <ul className="consent-rows">
        {consents.rows.map((row) => (
          <li key={row.scope}>
            <div>
              <strong>{row.scopeName}</strong> <Mark tone={TONES[row.state]}>{row.stateName}</Mark>
              {row.consent && (
                <div className="row-note">
                  {toMinuteWords(row.consent.givenAt)} 同意第 {row.consent.noticeVersion} 版{row.consent.evidence ? `（${row.consent.evidence}）` : `（${row.consent.channelName}）`}，登记人 {row.consent.givenByName}
                  {row.consent.withdrawnAt && `；${toMinuteWords(row.consent.withdrawnAt)} 撤回，登记人 ${row.consent.withdrawnByName ?? ''}`}
                </div>
              )}
            </div>
            <div className="actions">
              {row.allowedActions.give.allowed && <Button size="small" onClick={() => setCommand({ verb: 'give', row })}>登记同意<span className="hidden-visually">：{row.scopeName}</span></Button>}
              {row.consent && <Button size="small" href={files.consentSheet(row.scope, consents.subject.id)} target="_blank" rel="noreferrer">打印登记单<span className="hidden-visually">：{row.scopeName}</span></Button>}
              {row.allowedActions.withdraw.allowed && <Button size="small" danger onClick={() => setCommand({ verb: 'withdraw', row })}>撤回<span className="hidden-visually">：{row.scopeName}</span></Button>}
            </div>
          </li>
        ))}
      </ul>
      {command?.verb === 'give' && <RecordConsent subject={consents.subject} isChild={consents.isChild} consent={command.row} isScanned={isScanned} {...ofRow(command.row)} />}
      {command?.verb === 'withdraw' && <Withdraw subject={consents.subject.id} row={command.row} {...ofRow(command.row)} />}
    </>
  )
}

/** 撤回: as easy as agreeing (个人信息保护法 art. 15), on the person's wish. */
function Withdraw({ subject, row: { scope, scopeName }, ...rest }: { subject: string; row: CounterConsent; onDone: () => void; onStale: () => void; onClose: () => void }) {
  return (
    <CommandDrawer
      draft={`withdraw-consent:${subject}:${scope}`}
      title={`撤回同意：${scopeName}`}
      submitLabel="登记撤回"
      isDangerous
      explain="只在申请人要求时登记。撤回后不再查询，需要的材料由申请人提交；撤回以前已经完成的查询仍然有效。"
      fields={() => [{ name: 'evidence', kind: 'text', label: '怎样要求撤回的', required: true, maxLength: 200, hint: '例如：本人当面要求撤回。' }]}
      initial={{ evidence: '本人当面要求撤回' }}
      send={(values, key) => withdrawConsent(scope, { subject, evidence: textOf(values, 'evidence') }, key)}
      {...rest}
    />
  )
}
