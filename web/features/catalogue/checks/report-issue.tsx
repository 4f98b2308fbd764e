import { useState } from 'react'
import { useOfficer } from '../../sessions/officer.tsx'
import { type Report, reportIssue } from '../catalogue-calls.ts'
import { useCheckRules } from '../catalogue-queries.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import { ItemFinder } from '../item-finder.tsx'

/** What somebody saw, heard of or was told on the phone, put on the same list as what the rules find. */
export function ReportIssue({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { region } = useOfficer()
  const rules = useCheckRules()
  const [item, setItem] = useState<{ code: string; name: string } | undefined>(undefined)
  const problems = new Map((rules.data?.rows ?? []).map(({ problem, problemName }) => [problem, problemName]))
  return (
    <CommandDrawer
      draft="report-issue"
      title="登记问题"
      submitLabel="登记"
      explain="日常检查、投诉、咨询中发现的要素问题，与体检发现的列在一起限期整改。"
      fields={() => [
        { name: 'problem', kind: 'select', label: '类别', required: true, options: [...problems].map(([value, label]) => ({ value, label })) },
        { name: 'message', kind: 'textarea', label: '问题', required: true, maxLength: 500, hint: '写清哪里不对、应当是什么。' },
      ]}
      send={(values, key) => reportIssue({ itemCode: item?.code ?? '', problem: textOf(values, 'problem') as Report['problem'], message: textOf(values, 'message') }, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor="report-issue-itemCode" className="label">事项</label>
        <ItemFinder id="report-issue-itemCode" region={region} item={item} onItem={setItem} />
      </div>
    </CommandDrawer>
  )
}
