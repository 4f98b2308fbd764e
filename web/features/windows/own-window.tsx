import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useSyncExternalStore } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import { useOfficer } from '../sessions/officer.tsx'

const listeners = new Set<() => void>()
const keyOf = (officerId: string): string => `yichuang-window:${officerId}`

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** 我在几号窗口: what an officer said last in this tab. The server checks it with every command that names it. */
export function useOwnWindow(): { no: string | undefined; sitAt(no: string): void } {
  const key = keyOf(useOfficer().id)
  const no = useSyncExternalStore(subscribe, () => sessionStorage.getItem(key)) ?? undefined
  return {
    no,
    sitAt(chosen) {
      sessionStorage.setItem(key, chosen)
      for (const listener of listeners) listener()
    },
  }
}

/** The windows of the officer's own hall. */
export const useHallWindows = () => useQuery({ queryKey: ['own-windows'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/windows', { signal })), staleTime: 600_000 })

/** Chosen once, and where it is no longer true. */
export function ChooseOwnWindow() {
  const { no, sitAt } = useOwnWindow()
  const id = useId()
  const rows = useHallWindows().data?.rows
  // Opened beside itself: within a modal a list at the modal's end would lie below it.
  const popupBeside = (trigger: HTMLElement): HTMLElement => trigger.parentElement ?? trigger
  return (
    <div>
      <label htmlFor={id}>我在</label>{' '}
      <Select id={id} value={no ?? null} placeholder="请选择窗口" style={{ width: 280 }} getPopupContainer={popupBeside} loading={!rows} options={(rows ?? []).map((window) => ({ value: window.no, label: `${window.no} 号 ${window.name}` }))} onChange={(chosen) => chosen && sitAt(chosen)} />
    </div>
  )
}
