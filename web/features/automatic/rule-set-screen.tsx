import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useIntention } from '../../client/intention.ts'
import { consolePaths } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import { toColumnDay, toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import './automatic.css'
import { type RuleSet, ruleSetsKey, simulate, submitRules, useRuleSet, type Version } from './automatic-calls.ts'
import { RuleEditor } from './rule-editor.tsx'
import { RuleSetCommand, type StepVerb } from './rule-set-command.tsx'

/** One item: its switch, the version that decides, the one under way, and what people found. */
export function RuleSetScreen({ item }: { item: string }) {
  const found = useRuleSet(item)
  if (found.isPending) return <div className="panel"><Loading lines={10} what="自动审批规则" /></div>
  if (found.isError) return <div className="panel"><NotRead isPage error={found.error} onRetry={() => void found.refetch()} /></div>
  return <KnownRuleSet set={found.data} />
}

function KnownRuleSet({ set }: { set: RuleSet }) {
  const queries = useQueryClient()
  const [step, setStep] = useState<StepVerb | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const readAgain = () => queries.invalidateQueries({ queryKey: ruleSetsKey })
  const open = set.versions.find(({ state }) => state !== 'approved')
  const atWork = set.versions.find(({ version }) => version === set.inForce)
  const action = (verb: string) => set.allowedActions.find((each) => each.verb === verb)!
  const turnVerb: StepVerb = set.switch.isOn ? 'switch-off' : 'switch-on'
  const mayWrite = action('draft').allowed
  const told = (words: string) => {
    setDone(words)
    setStep(undefined)
    void readAgain()
  }
  return (
    <>
      <PageTitle
        title={`自动审批：${set.item.name}`}
        tools={action(turnVerb).allowed && <Button danger={set.switch.isOn} type="primary" onClick={() => setStep(turnVerb)}>{set.switch.isOn ? '立即停用' : '开启'}</Button>}
      >
        <Link to={consolePaths.automatic()}>全部事项</Link>
      </PageTitle>
      <p className="head-line">
        <Mark tone={set.switch.isOn ? 'info' : 'plain'}>{set.switch.isOn ? '已开启' : '未开启'}</Mark>
        {set.switch.changedByName && <span>{set.switch.changedByName} {toMinuteWords(set.switch.changedAt!)}：{set.switch.reason}</span>}
        <span>{atWork ? `现在用第 ${atWork.version} 版` : '还没有生效的规则'}</span>
        <span className="quiet">{set.regionName}</span>
      </p>
      {done && <p className="note-line good" role="status">{done}</p>}
      {set.findings.isSwitchOffSuggested && <p className="note-line bad" role="alert">抽查中人工不同意 {set.findings.objected} 件，达到 {set.findings.limit} 件，建议停用，查明原因后再开启。<Link to={consolePaths.automaticSamples()}>看抽查任务</Link></p>}
      <div className="stack">
        {open && <OpenVersion key={`${open.version}:${open.revision}`} set={set} version={open} onStep={setStep} onDone={told} />}
        {(mayWrite || open) && <RuleEditor key={open ? `${open.version}:${open.revision}` : 'new'} set={set} version={open ?? atWork} revision={open?.revision ?? 0} isReadOnly={!mayWrite} onSaved={() => told('已保存。送审前请模拟一次。')} />}
        <Panel title="各版本" isFlush>
          {set.versions.length === 0 ? <p className="panel-body quiet">还没有写过规则。</p> : <Versions set={set} />}
        </Panel>
        <Panel title="人工抽查">
          <p>{set.inForce === null ? '规则生效后，会按比例抽一部分由人复核；申请人也可以要求人工复核。' : `第 ${set.inForce} 版：同意 ${set.findings.agreed} 件，不同意 ${set.findings.objected} 件，待复核 ${set.findings.open} 件。`}</p>
        </Panel>
      </div>
      {step && <RuleSetCommand verb={step} set={set} revision={open?.revision ?? 0} onDone={told} onStale={() => void readAgain()} onClose={() => setStep(undefined)} />}
    </>
  )
}

/** What is done next with the version under way. */
function OpenVersion({ set, version, onStep, onDone }: { set: RuleSet; version: Version; onStep: (verb: StepVerb) => void; onDone: (words: string) => void }) {
  const intention = useIntention()
  const running = useMutation({
    mutationFn: async (verb: 'simulate' | 'submit') => {
      if (verb === 'simulate') await simulate(set.item.code, version.revision, intention.key())
      else await submitRules(set.item.code, version.revision, intention.key())
      return verb
    },
    onSuccess: (verb) => {
      intention.done()
      onDone(verb === 'simulate' ? '模拟完成。' : '已送审，请另一位审核员批准。')
    },
    onError: () => intention.done(),
  })
  const action = (verb: string) => set.allowedActions.find((each) => each.verb === verb)!
  const problem = running.isError ? toProblem(running.error) : undefined
  const { simulation } = version
  return (
    <Panel title={`第 ${version.version} 版：${version.stateName}`}>
      {version.returnedNote && <p className="note-line near">退回：{version.returnedNote}</p>}
      {problem && <p className="note-line bad" role="alert">{problem.detail}</p>}
      {simulation ? (
        <div className="simulated">
          <p><strong>{toColumnDay(simulation.on)}模拟：</strong>{simulation.summary}</p>
          {simulation.wrong.length > 0 && <p className="rule-problem">人工决定不予、规则却会准予的：{simulation.wrong.map(({ number, outcome }) => `${number}（${outcome}）`).join('、')}</p>}
          {simulation.heldBack.length > 0 && <p>人工准予、规则没有放行的，主要因为：{simulation.heldBack.map(({ title, cases }) => `${title}（${cases} 件）`).join('、')}</p>}
        </div>
      ) : <p>还没有模拟。模拟用最近人工决定的办件对比规则，不影响这些办件。</p>}
      <div className="buttons" style={{ marginTop: 12 }}>
        {action('simulate').allowed && <Button loading={running.isPending && running.variables === 'simulate'} onClick={() => running.mutate('simulate')}>模拟最近 50 件</Button>}
        {action('submit').allowed && <Button type="primary" loading={running.isPending && running.variables === 'submit'} onClick={() => running.mutate('submit')}>送审</Button>}
        {action('approve').allowed && <Button type="primary" onClick={() => onStep('approve')}>批准</Button>}
        {action('return').allowed && <Button onClick={() => onStep('return')}>退回</Button>}
      </div>
    </Panel>
  )
}

function Versions({ set }: { set: RuleSet }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">规则的各个版本，新的在前</caption>
      <thead><tr><th scope="col">版本</th><th scope="col">改了什么</th><th scope="col">规则</th><th scope="col">起草、批准</th><th scope="col">从哪天起</th></tr></thead>
      <tbody>
        {set.versions.map((version) => (
          <tr key={version.version}>
            <td className="whole">第 {version.version} 版 {version.version === set.inForce ? <Mark tone="info">在用</Mark> : version.state === 'approved' ? '' : <Mark tone="plain">{version.stateName}</Mark>}</td>
            <td className="wide">{version.note}</td>
            <td className="wide" data-label="规则">{version.rules.map(({ title }) => title).join('；')}</td>
            <td className="wide" data-label="起草、批准">{version.draftedByName}{version.approvedByName && `、${version.approvedByName}`}</td>
            <td className="whole" data-label="从哪天起">{version.validFrom ? toDayWords(version.validFrom) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
