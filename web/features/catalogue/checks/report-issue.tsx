import { useState } from 'react'
import { type Report, reportIssue } from '../catalogue-calls.ts'
import { useCheckRules, useElements } from '../catalogue-queries.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import { ItemFinder } from '../item-finder.tsx'
import { useOfficeRegion } from '../office-region.ts'

/** What somebody saw, heard of or was told on the phone, put on the same list as what the rules find. */
export function ReportIssue({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { searched } = useOfficeRegion()
  const rules = useCheckRules()
  const registry = useElements()
  const [item, setItem] = useState<{ code: string; name: string } | undefined>(undefined)
  // In the order of the editor, as whoever mends it will find them.
  const elements = (registry.data?.groups ?? []).flatMap(({ title, elements: keys }) => keys.flatMap((key) => {
    const element = registry.data?.elements[key]
    return element ? [{ value: key, label: `${element.title}（${title}）` }] : []
  }))
  const problems = new Map((rules.data?.rows ?? []).map(({ problem, problemName }) => [problem, problemName]))
  return (
    <CommandDrawer
      draft="report-issue"
      title="登记问题"
      submitLabel="登记"
      explain="日常检查、投诉、咨询中发现的要素问题，与体检发现的列在一起限期整改。"
      fields={() => [
        { name: 'problem', kind: 'select', label: '类别', required: true, options: [...problems].map(([value, label]) => ({ value, label })) },
        { name: 'element', kind: 'select', label: '哪个要素', required: false, options: elements, hint: '说不清是哪个要素的，可以不选。' },
        { name: 'message', kind: 'textarea', label: '问题', required: true, maxLength: 500, hint: '写清哪里不对、应当是什么。' },
      ]}
      send={(values, key) => reportIssue({ itemCode: item?.code ?? '', problem: textOf(values, 'problem') as Report['problem'], message: textOf(values, 'message'), ...(textOf(values, 'element') ? { element: textOf(values, 'element') as NonNullable<Report['element']> } : {}) }, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor="report-issue-itemCode" className="label">事项</label>
        <ItemFinder id="report-issue-itemCode" region={searched} item={item} onItem={setItem} />
      </div>
    </CommandDrawer>
  )
}
