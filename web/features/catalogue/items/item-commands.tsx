import { useQueryClient } from '@tanstack/react-query'
import { confirmGuide, openChange } from '../catalogue-calls.ts'
import { changesKey, itemKey } from '../catalogue-queries.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import type { Change, ChangeKind, ManagedItem } from '../types.ts'

/** What can be done with a published item. */
export type ItemAction = Exclude<ChangeKind, 'create'> | 'confirm'

interface ItemCommandProps {
  action: ItemAction
  item: ManagedItem
  onClose: () => void
  onOpened: (change: Change) => void
  onDone: (words: string) => void
}

const OPENINGS: Readonly<Record<Exclude<ChangeKind, 'create'>, { title: string; explain: string; reason: string; isDangerous?: boolean }>> = {
  revise: { title: '修改', explain: '打开一项变更，改好后送审，由另一人审核、公布。公布以前，群众看到的仍是现行版本。', reason: '如：某法修订，承诺时限由 10 个工作日压减到 5 个工作日。' },
  suspend: { title: '暂停办理', explain: '公布后，门户、窗口都不再收这个事项；已经收的办件照常办完。', reason: '写明依据和预计恢复的时间，审核的人要看。', isDangerous: true },
  resume: { title: '恢复办理', explain: '公布后，门户、窗口重新开始收这个事项。', reason: '如：系统升级完成。' },
  cancel: { title: '取消事项', explain: '公布后，这个事项从清单中去掉，不能再恢复；已经收的办件照常办完。', reason: '写明取消的依据，如国务院某年某号决定。', isDangerous: true },
}

/** One thing to do with a published item. All but the confirmation open a change that somebody else looks at. */
export function ItemCommand({ action, item, onClose, onOpened, onDone }: ItemCommandProps) {
  const queries = useQueryClient()
  const onStale = () => void queries.invalidateQueries({ queryKey: itemKey(item.code) })
  if (action === 'confirm') {
    return (
      <CommandDrawer
        draft={`confirm:${item.code}`}
        title="核对指南无误"
        submitLabel="确认无误"
        explain="请对照门户上的指南逐项看过：材料、时限、地点、电话、收费都与实际一致。确认后，指南上的核对日期改为今天。"
        send={(_values, key) => confirmGuide(item.code, item.version, key)}
        onDone={() => onDone('已记下：今天核对过，指南无误。')}
        onStale={onStale}
        onClose={onClose}
      />
    )
  }
  const { title, explain, reason, isDangerous = false } = OPENINGS[action]
  return (
    <CommandDrawer
      draft={`${action}:${item.code}`}
      title={title}
      submitLabel={action === 'revise' ? '开始修改' : '起草'}
      isDangerous={isDangerous}
      explain={explain}
      fields={() => [{ name: 'reason', kind: 'textarea', label: '理由', required: true, maxLength: 500, hint: reason }]}
      send={(values, key) => openChange({ kind: action, itemCode: item.code, reason: textOf(values, 'reason') }, key)}
      onDone={(change) => {
        void queries.invalidateQueries({ queryKey: changesKey })
        onStale()
        onOpened(change)
      }}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
