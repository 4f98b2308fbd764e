import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import { toProblem } from '../../../client/problem.ts'
import type { ActionLook } from '../actions.tsx'
import { type ChangeVerb, readEffects, stepChange } from '../catalogue-calls.ts'
import { changeKey, changesKey, itemKey, itemsKey } from '../catalogue-queries.ts'
import { CommandDrawer, textOf, type Values } from '../command-drawer.tsx'
import { toPath } from '../editor/content-paths.ts'
import { toDay } from '../typed-day.ts'
import type { Change } from '../types.ts'
import { usePlace } from './place.ts'

interface ChangeCommand extends ActionLook {
  submitLabel: string
  explain: string
  fields?: FormField[]
  toBody: (values: Values) => Record<string, string>
  /** What is said when it was done. */
  done: string
}

const note = (label: string, hint: string, required: boolean): FormField => ({ name: 'note', kind: 'textarea', label, hint, required, maxLength: 500 })
const only = (values: Values, ...names: string[]): Record<string, string> => Object.fromEntries(names.flatMap((name) => (textOf(values, name) === '' ? [] : [[name, textOf(values, name)]])))

/** What can be done with a change, the usual next step first. */
export const changeCommands: Readonly<Record<ChangeVerb, ChangeCommand>> = {
  submit: {
    name: '送审', key: 's', submitLabel: '送审',
    explain: '送审后内容不能再改，由没有参与起草的事项审核员审核。有“不得公布”的问题，请先改好。',
    toBody: () => ({}), done: '已送审，请等事项审核员审核。',
  },
  approve: {
    name: '审核通过', key: 'a', submitLabel: '通过',
    explain: '确认内容与依据一致、与实际办理一致。通过后即可公布。',
    fields: [note('审核意见', '写给起草人，留在变更的历史里。', false)],
    toBody: (values) => only(values, 'note'), done: '已审核通过，可以公布。',
  },
  publish: {
    name: '公布', key: 'p', submitLabel: '公布',
    explain: '到生效日期，门户、窗口、自助机和移动端同时换成新内容；已经收的办件按收件时的版本办完。',
    fields: [
      { name: 'effectiveOn', kind: 'date', label: '生效日期', required: true, hint: '今天或以后，如 20260302。以后的日期到日子自动生效。' },
      { name: 'cancelOn', kind: 'date', label: '取消日期', required: false, hint: '到期自动取消的事项填写，如试点。' },
    ],
    toBody: (values) => Object.fromEntries(Object.entries(only(values, 'effectiveOn', 'cancelOn')).map(([name, typed]) => [name, toDay(typed)])),
    done: '已公布。',
  },
  return: {
    name: '退回', key: 'r', submitLabel: '退回起草', isDangerous: true,
    explain: '退回后起草人可以修改并再次送审。',
    fields: [note('退回的理由', '写清哪里要改、怎么改，一次写全。', true)],
    toBody: (values) => only(values, 'note'), done: '已退回起草人。',
  },
  withdraw: {
    name: '撤回', key: 'w', submitLabel: '撤回', isDangerous: true,
    explain: '撤回后这项变更结束，现行版本不变；要再改，须重新发起。',
    fields: [{ name: 'reason', kind: 'textarea', label: '撤回的理由', required: true, maxLength: 500 }],
    toBody: (values) => only(values, 'reason'), done: '已撤回，现行版本不变。',
  },
}

interface ChangeCommandFormProps {
  action: ChangeVerb
  change: Change
  onClose: () => void
  onDone: (words: string) => void
}

/** One step of a change in its drawer. */
export function ChangeCommandForm({ action, change, onClose, onDone }: ChangeCommandFormProps) {
  const queries = useQueryClient()
  const go = useNavigate()
  const placeOf = usePlace(change.id)
  const command = changeCommands[action]
  return (
    <CommandDrawer
      draft={`change:${change.id}:${action}`}
      title={command.name}
      submitLabel={command.submitLabel}
      isDangerous={command.isDangerous ?? false}
      explain={command.explain}
      fields={() => command.fields ?? []}
      send={(values, key) => stepChange(change.id, action, change.revision, command.toBody(values), key)}
      onDone={(answer) => {
        queries.setQueryData(changeKey(change.id), answer)
        for (const queryKey of [changesKey, itemsKey, itemKey(change.itemCode)]) void queries.invalidateQueries({ queryKey })
        onDone(action === 'publish' && answer.version === null ? `已定于 ${answer.effectiveOn ?? ''} 公布，到日子自动生效。` : command.done)
      }}
      goTo={(pointer) => (pointer.startsWith('/content/') ? () => void go(placeOf(toPath(change.content, pointer))) : undefined)}
      onStale={() => void queries.invalidateQueries({ queryKey: changeKey(change.id) })}
      onClose={onClose}
    >
      {action === 'publish' && <Effects changeId={change.id} />}
    </CommandDrawer>
  )
}

/** 正在办理的办件 that meet the change, those that would have to bring something first. */
function Effects({ changeId }: { changeId: string }) {
  const effects = useQuery({ queryKey: ['change-effects', changeId], queryFn: ({ signal }) => readEffects(changeId, signal) })
  if (effects.isPending) return <p className="note-line">正在查看对办件的影响…</p>
  if (effects.isError) return <p className="note-line near">没有查到对正在办理的办件的影响：{toProblem(effects.error).detail}</p>
  const { summary, rows } = effects.data
  const asked = rows.filter(({ needs }) => needs.length > 0)
  return (
    <div className="note-line">
      <p>{summary}</p>
      {asked.length > 0 && (
        <details>
          <summary>要先补充内容的办件（{asked.length}）</summary>
          <ul>{asked.map(({ number, regionName, stateName, needs }) => <li key={number}><span className="tabular">{number}</span>　{regionName} · {stateName}：{needs.join('、')}</li>)}</ul>
        </details>
      )}
    </div>
  )
}
