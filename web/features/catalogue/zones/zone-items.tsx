import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useFocusNext } from '../../../kit/focus-next.ts'
import { DeleteIcon, DownIcon, UpIcon } from '../../../kit/icons.tsx'
import '../editor/editor.css'
import { ItemFinder } from '../item-finder.tsx'
import type { ZoneItem } from './zone-draft.ts'

/** Where the focus goes: a line, and there the button with these keys. */
interface Place {
  index: number
  keys?: string | undefined
}

interface ZoneItemsProps {
  items: readonly ZoneItem[]
  /** Only what is handled there can be found; the city's office finds all. */
  region: string | undefined
  isReadOnly: boolean
  /** Why people do not see an item, by its code. */
  hiddenReasonOf: (code: string) => string | undefined
  /** What the server refused, by place. */
  errorOf: (index: number) => string | undefined
  /** What is wrong with all of them: there are none. */
  error: string | undefined
  onChange: (items: readonly ZoneItem[]) => void
}

export const ITEMS_ID = 'zone-items'
const FINDER_ID = 'zone-item-finder'

function findPlace(place: Place | 'finder'): HTMLElement | null {
  if (place === 'finder') return document.getElementById(FINDER_ID)
  const line = document.getElementById(`${ITEMS_ID}-${place.index}`)
  // Who moves an item by a button presses the same button again; at the end of the list it rests.
  const button = place.keys === undefined ? null : line?.querySelector<HTMLElement>(`button[aria-keyshortcuts="${place.keys}"]:not(:disabled)`)
  return button ?? line ?? null
}

/** The items of a zone in the order people read them. By keyboard: Alt+↑ and Alt+↓ move one, Alt+Delete takes it out. */
export function ZoneItems({ items, region, isReadOnly, hiddenReasonOf, errorOf, error, onChange }: ZoneItemsProps) {
  const [said, say] = useState('')
  const focusNext = useFocusNext()
  const put = (next: readonly ZoneItem[], focus: Place | 'finder' | undefined, words: string) => {
    if (focus) focusNext(() => findPlace(focus))
    say(words)
    onChange(next)
  }
  const move = (index: number, by: 1 | -1, keys?: string) => {
    const to = index + by
    if (to < 0 || to >= items.length) return
    put(items.with(index, items[to]!).with(to, items[index]!), { index: to, keys }, `${items[index]!.name}，现在是第 ${to + 1} 个`)
  }
  const remove = (index: number) => put(items.toSpliced(index, 1), items.length === 1 ? 'finder' : { index: Math.min(index, items.length - 2) }, `已去掉${items[index]!.name}`)
  const add = (item: ZoneItem) => {
    const at = items.findIndex(({ code }) => code === item.code)
    if (at >= 0) say(`${item.name}已经是第 ${at + 1} 个`)
    else put([...items, item], undefined, `已加上${item.name}，是第 ${items.length + 1} 个`)
  }
  const press = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || isReadOnly) return
    const run = { ArrowUp: () => move(index, -1), ArrowDown: () => move(index, 1), Delete: () => remove(index) }[event.code]
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <div id={ITEMS_ID} tabIndex={-1} role="group" aria-label="专区里的事项" aria-describedby={error ? `${ITEMS_ID}-error` : undefined}>
      {items.length > 0 && (
        <ol className="members zone-items">
          {items.map(({ code, name }, index) => {
            const [wrong, hidden] = [errorOf(index), hiddenReasonOf(code)]
            return (
              <li key={code} className="member">
                <div role="presentation" onKeyDown={(event) => press(event, index)}>
                  <div className="member-head" id={`${ITEMS_ID}-${index}`} tabIndex={-1}>
                    <span className="zone-item">
                      <span className="member-number tabular">{index + 1}</span>
                      <span className="member-title">{name}</span>
                      {wrong ? <span className="member-findings">{wrong}</span> : hidden && <span className="member-note">{hidden}</span>}
                    </span>
                    {!isReadOnly && (
                      <span className="member-tools">
                        <Button type="text" size="small" disabled={index === 0} aria-keyshortcuts="Alt+ArrowUp" aria-label={`上移：${name}`} title="上移（Alt+↑）" icon={<UpIcon size={16} />} onClick={() => move(index, -1, 'Alt+ArrowUp')} />
                        <Button type="text" size="small" disabled={index === items.length - 1} aria-keyshortcuts="Alt+ArrowDown" aria-label={`下移：${name}`} title="下移（Alt+↓）" icon={<DownIcon size={16} />} onClick={() => move(index, 1, 'Alt+ArrowDown')} />
                        <Button type="text" size="small" danger aria-keyshortcuts="Alt+Delete" aria-label={`去掉：${name}`} title="去掉（Alt+Delete）" icon={<DeleteIcon size={16} />} onClick={() => remove(index)} />
                      </span>
                    )}
                  </div>
                </div>
              </li>
            )
          })}
        </ol>
      )}
      {!isReadOnly && (
        <>
          <label htmlFor={FINDER_ID} className="label">加一个事项</label>
          <ItemFinder id={FINDER_ID} region={region} item={undefined} describedBy={error ? `${ITEMS_ID}-error` : undefined} onItem={add} />
          {error && <p id={`${ITEMS_ID}-error`} className="zone-error">{error}</p>}
          <p className="hint">选中的加在最后；在一个事项上按 Alt+↑、Alt+↓ 移动，按 Alt+Delete 去掉。</p>
        </>
      )}
      <p className="hidden-visually" role="status">{said}</p>
    </div>
  )
}
