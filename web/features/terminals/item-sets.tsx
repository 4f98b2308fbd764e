import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import { CommandDrawer } from '../catalogue/command-drawer.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { ItemsPicker } from '../grants/items-picker.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { devicesKey, type ItemSetView, setItemSet, useItemSets } from './terminal-calls.ts'

/** 可办事项: what each kind of terminal offers; those at a cooperation site offer what its agreement names. */
export function ItemSets() {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const { roles, hallId } = useOfficer()
  const region = query.get('region') ?? undefined
  const [sets, names] = [useItemSets(region), useAllItems()]
  const [editing, setEditing] = useState<ItemSetView | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  if (sets.isPending || names.isPending) return <div className="panel"><Loading lines={6} what="可办事项" /></div>
  if (sets.isError || names.isError) return <div className="panel"><NotRead error={sets.error ?? names.error} onRetry={() => void sets.refetch()} /></div>
  const mayManage = roles.includes('hallManager') && hallId === null
  const nameOf = (code: string) => names.data.find((item) => item.code === code)?.name ?? code
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      {sets.data.map((set) => (
        <Panel key={set.kind} title={`${set.kindName}：${set.items === null ? '全部事项' : `${set.items.length} 项`}`} extra={mayManage && <Button onClick={() => setEditing(set)}>修改<span className="hidden-visually">：{set.kindName}</span></Button>}>
          {set.items === null ? <p className="quiet">没有限定，全部能网上办的事项都提供。</p> : <p>{set.items.map(nameOf).join('、')}</p>}
        </Panel>
      ))}
      <p className="quiet">放在合作网点的终端，只提供该网点协议约定的事项。</p>
      {editing && (
        <CommandDrawer
          draft={`item-set:${editing.kind}:${editing.version}`}
          title={`可办事项：${editing.kindName}`}
          submitLabel="保存"
          explain="终端在下一次心跳时（一般一分钟内）更新。一个也不选，提供全部事项。"
          initial={{ items: editing.items ?? [] }}
          after={({ values, type, fieldId, errorOf, isBusy }) => (
            <ItemsPicker id={fieldId('items')} label="可办事项" hint="按事项名称查找，可以选多个。" items={names.data} chosen={[values.items ?? []].flat()} error={errorOf('items')} isBusy={isBusy} onChoose={(codes) => type('items', codes)} />
          )}
          send={(values, key) => {
            const items = [values.items ?? []].flat()
            return setItemSet(editing.kind as 'deskTerminal' | 'enhancedTerminal', region, editing.version, items.length === 0 ? null : items, key)
          }}
          onDone={({ kindName, items }) => {
            setEditing(undefined)
            setDone(`已保存：${kindName}${items === null ? '提供全部事项' : `提供 ${items.length} 项`}。`)
            void queries.invalidateQueries({ queryKey: devicesKey })
          }}
          onStale={() => void sets.refetch()}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  )
}
