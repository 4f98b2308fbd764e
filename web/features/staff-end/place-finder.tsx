import { Modal } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { Kbd } from '../../kit/kbd.tsx'
import { moveFocus } from '../../kit/shortcuts.ts'
import type { StaffPlace } from './staff-shell.tsx'

/** A place with the key that leads there. */
export interface KeyedPlace extends StaffPlace {
  pressed: string
  /** By this key alone; otherwise after the one that opens the finder. */
  isDirect: boolean
}

export interface MenuGroup {
  /** Empty where the places have no headings. */
  name: string
  places: KeyedPlace[]
}

/** As many as keys that say which one they are; nobody has more places. */
const PLACE_KEYS = '123456789abcdefghijklmnopqrstuvwxyz'

/** The places under their headings, each with its key in the order of the menu. */
export function toMenu(places: readonly StaffPlace[], keyed: number): MenuGroup[] {
  const groups = [...Map.groupBy(places, ({ group }) => group ?? places[0]?.group ?? '')]
  let at = 0
  return groups.map(([name, ofGroup]) => ({ name, places: ofGroup.map((place) => ({ ...place, pressed: PLACE_KEYS[at] ?? '', isDirect: at++ < keyed })) }))
}

/** 去哪里: every place of the menu, one key away. */
export function PlaceFinder({ isOpen, menu, onClose }: { isOpen: boolean; menu: readonly MenuGroup[]; onClose: () => void }) {
  const go = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!isOpen) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        moveFocus('.place-finder a', event.key === 'ArrowDown' ? 1 : -1)
        return
      }
      const place = menu.flatMap(({ places }) => places).find(({ pressed }) => pressed === event.key.toLowerCase())
      if (!place) return
      event.preventDefault()
      onClose()
      void go(place.to)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  return (
    <Modal title="去哪里" open={isOpen} onCancel={onClose} footer={null} width={640} closable={{ 'aria-label': '关闭' }} destroyOnHidden afterOpenChange={(open) => open && list.current?.querySelector('a')?.focus()}>
      <div ref={list} className="place-finder">
        {menu.map(({ name, places }) => (
          <section key={name} aria-label={name || '主菜单'}>
            {name && <h2>{name}</h2>}
            <ul>
              {places.map(({ to, icon, name: place, pressed }) => (
                <li key={place}><Link to={to} onClick={onClose} aria-keyshortcuts={pressed}>{icon}<span>{place}</span><Kbd keys={pressed} /></Link></li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  )
}
