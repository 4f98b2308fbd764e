import { useOfficer } from '../../sessions/officer.tsx'
import { decideIssue, type IssueVerb } from '../catalogue-calls.ts'
import { useItemManagers } from '../catalogue-queries.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import { NotRead } from '../query-states.tsx'
import type { Issue } from '../types.ts'

interface IssueCommandWords {
  name: string
  explain: string
  submitLabel: string
  field?: { name: 'note' | 'reason'; label: string; hint: string; required: boolean }
}

export const issueVerbs: Readonly<Record<IssueVerb, IssueCommandWords>> = {
  assign: { name: '指定负责人', submitLabel: '指定', explain: '由谁负责整改，就列入谁的“我负责的”。可以选本地区和市级的事项管理员。' },
  settle: { name: '已整改', submitLabel: '复查并销号', explain: '规则发现的问题会当场复查，确实没有了才销号；人工登记的问题请写明怎样整改的。', field: { name: 'note', label: '怎样整改的', hint: '人工登记的问题必填。', required: false } },
  excuse: { name: '说明', submitLabel: '记下说明', explain: '确有理由不改的，写明理由；问题留在“已说明”里，随时可以恢复。', field: { name: 'reason', label: '不整改的理由', hint: '如：依某文件，本地另有规定。', required: true } },
  reopen: { name: '恢复待整改', submitLabel: '恢复', explain: '说明不再成立的，恢复为待整改。', field: { name: 'reason', label: '恢复的理由', hint: '', required: true } },
}

interface IssueCommandProps {
  verb: IssueVerb
  issue: Issue
  onClose: () => void
  onDone: () => void
}

/** One decision on one issue. */
export const IssueCommand = (props: IssueCommandProps) => (props.verb === 'assign' ? <AssignIssue {...props} /> : <DecideIssue {...props} />)

function DecideIssue({ verb, issue, onClose, onDone }: IssueCommandProps) {
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
      <Quoted issue={issue} />
    </CommandDrawer>
  )
}

/** 明确负责人: by name and unit, whoever asks first. */
function AssignIssue({ issue, onClose, onDone }: IssueCommandProps) {
  const officer = useOfficer()
  const managers = useItemManagers(issue.region)
  const { name, explain, submitLabel } = issueVerbs.assign
  const options = (managers.data?.rows ?? []).map(({ id, name: who, authorityName, unitName, isSelf }) => ({ value: id, label: `${who}${isSelf ? '（本人）' : ''}　${authorityName}${unitName ? ` · ${unitName}` : ''}` }))
  return (
    <CommandDrawer
      draft={`issue:${issue.id}:assign`}
      title={`${name}：${issue.itemName}`}
      submitLabel={submitLabel}
      explain={explain}
      // Until the names are there, nobody is chosen: a field would show the bare id.
      fields={() => (managers.data ? [{ name: 'ownerId', kind: 'select', label: '负责人', required: true, options }] : [])}
      initial={{ ownerId: officer.id }}
      send={(values, key) => decideIssue(issue.id, 'assign', { ownerId: textOf(values, 'ownerId') }, key)}
      onDone={onDone}
      onClose={onClose}
    >
      <Quoted issue={issue} />
      {managers.isPending && <p className="hint" role="status">正在找可以负责的人…</p>}
      {managers.isError && <NotRead error={managers.error} onRetry={() => void managers.refetch()} />}
    </CommandDrawer>
  )
}

const Quoted = ({ issue }: { issue: Issue }) => <blockquote className="note-line near">{issue.elementTitle && <strong>{issue.elementTitle}：</strong>}{issue.message}</blockquote>
