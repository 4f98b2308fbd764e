import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useOfficer } from '../../sessions/officer.tsx'
import { openChange } from '../catalogue-calls.ts'
import { changesKey, itemsKey } from '../catalogue-queries.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import { ItemFinder } from '../item-finder.tsx'
import type { Change } from '../types.ts'

/** 新建事项: from nothing, or from an item that is much like it. */
export function NewItem({ onClose, onDone }: { onClose: () => void; onDone: (change: Change) => void }) {
  const { region } = useOfficer()
  const queries = useQueryClient()
  const [like, setLike] = useState<{ code: string; name: string } | undefined>(undefined)
  return (
    <CommandDrawer
      draft="new-item"
      title="新建事项"
      submitLabel="开始起草"
      explain="起草的内容只有工作人员看得到；送审、由另一人审核后才公布。"
      fields={() => [
        { name: 'itemCode', kind: 'text', label: '编码', required: true, maxLength: 100, hint: '小写英文字母、数字和连字符，如 food-business-licence；公布后不变。' },
        { name: 'reason', kind: 'textarea', label: '为什么新建', required: true, maxLength: 500, hint: '写给审核的人看，如：某法某条新设许可，某月某日起施行。' },
      ]}
      send={(values, key) => openChange({ kind: 'create', itemCode: textOf(values, 'itemCode'), reason: textOf(values, 'reason'), ...(like ? { copyOf: like.code } : {}) }, key)}
      onDone={(change) => {
        void queries.invalidateQueries({ queryKey: changesKey })
        void queries.invalidateQueries({ queryKey: itemsKey })
        onDone(change)
      }}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor="new-item-like" className="label">照着哪个事项（选填）</label>
        <ItemFinder id="new-item-like" region={region} item={like} onItem={setLike} />
        <p className="hint">材料、环节、情形等先照它填好，再逐项改。</p>
      </div>
    </CommandDrawer>
  )
}
