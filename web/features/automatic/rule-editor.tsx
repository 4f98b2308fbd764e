import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useDraft } from '../../client/draft.ts'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { AddIcon, DeleteIcon } from '../../kit/icons.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import './automatic.css'
import { type Fact, type Rule, type RuleSet, saveDraft, type Trial, useTrial, type Version } from './automatic-calls.ts'
import { nextRuleId, splitAt, toTestFacts } from './rule-draft.ts'
import { RuleResults } from './rule-results.tsx'

interface RuleEditorProps {
  set: RuleSet
  /** The version under way, or the one to begin the next from. */
  version: Version | undefined
  /** Of the version under way; 0 begins a new one. */
  revision: number
  isReadOnly: boolean
  onSaved: () => void
}

interface Draft {
  rules: Rule[]
  note: string
}

const NOTHING_TYPED: Readonly<Record<string, string>> = {}

const ruleFieldId = (index: number, name: 'title' | 'expression') => `rule-${index}-${name}`

/** Rules on the left, invented facts on the right: every key shows what each rule makes of them. */
export function RuleEditor({ set, version, revision, isReadOnly, onSaved }: RuleEditorProps) {
  const isUnderWay = version !== undefined && version.state !== 'approved'
  const [initial] = useState<Draft>({ rules: version?.rules ?? [{ id: 'r1', title: '', expression: '' }], note: isUnderWay ? version.note : '' })
  const [draft, change, forget] = useDraft<Draft>(`automatic-rules:${set.item.code}:${version?.version ?? 0}:${revision}`, initial)
  // Kept over a save, which shows the page anew.
  const [typed, setTyped] = useDraft<Readonly<Record<string, string>>>(`automatic-facts:${set.item.code}`, NOTHING_TYPED)
  const facts = useMemo(() => toTestFacts(set.facts, typed), [set.facts, typed])
  const trial = useTrial(set.item.code, useDeferredValue(draft.rules), useDeferredValue(facts))
  const intention = useIntention()
  const saving = useMutation({
    mutationFn: () => saveDraft(set.item.code, revision, draft.rules, draft.note, intention.key()),
    onSuccess: () => {
      intention.done()
      forget()
      onSaved()
    },
    onError: () => intention.done(),
  })
  const problem = saving.isError ? toProblem(saving.error) : undefined
  const changeRule = (index: number, part: Partial<Rule>) => change((before) => ({ ...before, rules: before.rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)) }))
  return (
    <div className="with-side">
      <Panel title={isReadOnly ? '规则' : isUnderWay ? '修改规则' : '起草新的一版'}>
        {problem && (
          <ErrorSummary
            occasion={saving.error}
            title={problem.title}
            detail={problem.detail}
            code={problem.code}
            errors={problem.errors.map(({ pointer, message }) => ({ message: placeOf(pointer) + message, fieldId: fieldOf(pointer) }))}
          />
        )}
        <p className="explain">全部符合才当场准予。条件用 FEEL 书写：<code>事实 = "值"</code>、<code>数字 &lt; 3</code>、<code>事实 in ("甲", "乙")</code>，用 <code>and</code>、<code>or</code>、<code>not(…)</code> 连接。</p>
        <ol className="rule-rows">
          {draft.rules.map((rule, index) => (
            <li key={rule.id}>
              <RuleRow
                index={index} rule={rule} trial={trial.data} facts={set.facts} isReadOnly={isReadOnly || saving.isPending}
                onChange={(part) => changeRule(index, part)}
                onRemove={draft.rules.length > 1 ? () => change((before) => ({ ...before, rules: before.rules.filter((_, at) => at !== index) })) : undefined}
              />
            </li>
          ))}
        </ol>
        {!isReadOnly && (
          <>
            <Button icon={<AddIcon size={16} />} onClick={() => change((before) => ({ ...before, rules: [...before.rules, { id: nextRuleId(before.rules), title: '', expression: '' }] }))}>添加一条规则</Button>
            <div className="field" style={{ marginTop: 16 }}>
              <label className="label" htmlFor="rule-note">这一版改了什么（必填）</label>
              <Input.TextArea id="rule-note" value={draft.note} maxLength={2000} autoSize={{ minRows: 2 }} onChange={({ target }) => change((before) => ({ ...before, note: target.value }))} />
            </div>
            <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>保存</Button>
          </>
        )}
      </Panel>
      <Panel title="试算">
        <div className="stack">
          {trial.data && <p role="status">{trial.data.isGranted ? <Mark tone="calm">当场准予</Mark> : <Mark tone="near">交给人办</Mark>}</p>}
          {trial.isError && <p className="rule-problem">{toProblem(trial.error).detail}</p>}
          <p className="hint">填几个假设的事实，没填的当作查不到。只用系统能核实的事实，申请人自己写的不算。</p>
          <div className="fact-list" role="group" aria-label="假设的事实">
            {set.facts.map((fact) => <TestFact key={fact.name} fact={fact} value={typed[fact.name] ?? ''} onChange={(value) => setTyped((before) => ({ ...before, [fact.name]: value }))} />)}
          </div>
        </div>
      </Panel>
    </div>
  )
}

interface RuleRowProps {
  index: number
  rule: Rule
  trial: Trial | undefined
  facts: readonly Fact[]
  isReadOnly: boolean
  onChange: (part: Partial<Rule>) => void
  onRemove: (() => void) | undefined
}

function RuleRow({ index, rule, trial, facts, isReadOnly, onChange, onRemove }: RuleRowProps) {
  const problems = trial?.problems.filter((problem) => problem.rule === index) ?? []
  const result = trial?.results[index]
  const problemId = `rule-${index}-problem`
  return (
    <div className="rule-row">
      <div>
        <label className="label" htmlFor={ruleFieldId(index, 'title')}>规则 {index + 1}：说给申请人听的一句话</label>
        <Input id={ruleFieldId(index, 'title')} value={rule.title} maxLength={100} readOnly={isReadOnly} placeholder="如 原证照有效" onChange={({ target }) => onChange({ title: target.value })} />
      </div>
      <div>
        <label className="label" htmlFor={ruleFieldId(index, 'expression')}>条件</label>
        <Input.TextArea
          id={ruleFieldId(index, 'expression')} className="expression" value={rule.expression} maxLength={500} autoSize readOnly={isReadOnly} placeholder={'原证照状态 = "有效"'}
          aria-invalid={problems.length > 0} aria-describedby={problems.length > 0 ? problemId : undefined} onChange={({ target }) => onChange({ expression: target.value })}
        />
        {rule.expression !== '' && problems.length > 0 && (
          <ul id={problemId}>
            {problems.map((problem) => {
              const { before, wrong, after } = splitAt(rule.expression, problem)
              return <li key={`${problem.from}:${problem.message}`} className="rule-problem">{problem.message}<div className="row-note">{before}<code>{wrong}</code>{after}</div></li>
            })}
          </ul>
        )}
      </div>
      <div className="rule-foot">
        {problems.length === 0 && result ? <RuleResults results={[{ ...result, title: '' }]} /> : <span />}
        {!isReadOnly && (
          <span className="buttons">
            <Select
              aria-label={`在规则 ${index + 1} 里插入事实`} placeholder="插入事实" style={{ width: 180 }} value={null} showSearch={{ optionFilterProp: 'label' }}
              options={facts.map(({ name }) => ({ value: name, label: name }))}
              onChange={(name: string | null) => name && onChange({ expression: `${rule.expression}${rule.expression === '' || rule.expression.endsWith(' ') ? '' : ' '}${name}` })}
            />
            {onRemove && <Button icon={<DeleteIcon size={16} />} aria-label={`去掉规则 ${index + 1}`} onClick={onRemove} />}
          </span>
        )}
      </div>
    </div>
  )
}

function TestFact({ fact, value, onChange }: { fact: Fact; value: string; onChange: (value: string) => void }) {
  const id = `fact-${fact.name}`
  const choices = fact.kind === 'boolean' ? [{ value: 'true', label: '是' }, { value: 'false', label: '否' }] : fact.values?.map((each) => ({ value: each, label: each }))
  return (
    <div>
      <label className="fact-name" htmlFor={id}>{fact.name}</label>
      {choices ? <Select id={id} allowClear value={value || null} placeholder="查不到" options={choices} onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')} />
        : <Input id={id} value={value} placeholder="查不到" inputMode={fact.kind === 'number' ? 'numeric' : 'text'} onChange={({ target }) => onChange(target.value)} />}
      <div className="row-note">{fact.title}（{fact.kindName}，来自{fact.source}）</div>
    </div>
  )
}

/** `/rules/2/expression` → 规则 3 的条件 */
function placeOf(pointer: string): string {
  const [, list, index, name] = pointer.split('/')
  return list === 'rules' && index !== undefined ? `规则 ${Number(index) + 1}${name === 'expression' ? '的条件' : ''}：` : ''
}

function fieldOf(pointer: string): string {
  const [, list, index, name] = pointer.split('/')
  return list === 'rules' && index !== undefined ? ruleFieldId(Number(index), name === 'expression' ? 'expression' : 'title') : 'rule-note'
}
