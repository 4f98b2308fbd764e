import { decideIssue, type IssueVerb } from '../catalogue-calls.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import type { Issue } from '../types.ts'

interface IssueCommandWords {
  name: string
  explain: string
  submitLabel: string
  field?: { name: 'note' | 'reason'; label: string; hint: string; required: boolean }
}

export const issueVerbs: Readonly<Record<IssueVerb, IssueCommandWords>> = {
  assign: { name: '我来负责', submitLabel: '由我负责', explain: '问题由您负责整改，列入“我负责的”。' },
  settle: { name: '已整改', submitLabel: '复查并销号', explain: '规则发现的问题会当场复查，确实没有了才销号；人工登记的问题请写明怎样整改的。', field: { name: 'note', label: '怎样整改的', hint: '人工登记的问题必填。', required: false } },
  excuse: { name: '说明', submitLabel: '记下说明', explain: '确有理由不改的，写明理由；问题留在“已说明”里，随时可以恢复。', field: { name: 'reason', label: '不整改的理由', hint: '如：依某文件，本地另有规定。', required: true } },
  reopen: { name: '恢复待整改', submitLabel: '恢复', explain: '说明不再成立的，恢复为待整改。', field: { name: 'reason', label: '恢复的理由', hint: '', required: true } },
}

/** One decision on one issue. */
export function IssueCommand({ verb, issue, onClose, onDone }: { verb: IssueVerb; issue: Issue; onClose: () => void; onDone: () => void }) {
  const { name, explain, submitLabel, field } = issueVerbs[verb]
  return (
    <CommandDrawer
      draft={`issue:${issue.id}:${verb}`}
      title={`${name}：${issue.itemName}`}
      submitLabel={submitLabel}
      explain={explain}
      fields={() => (field ? [{ kind: 'textarea', maxLength: 500, ...field }] : [])}
      send={(values, key) => decideIssue(issue.id, verb, field && textOf(values, field.name) ? { [field.name]: textOf(values, field.name) } : {}, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <blockquote className="note-line near">{issue.elementTitle && <strong>{issue.elementTitle}：</strong>}{issue.message}</blockquote>
    </CommandDrawer>
  )
}
