import { DeviceList } from '../../../features/ratings/device-list.tsx'

/** 评价器 of the hall. */
export function Component() {
  return <DeviceList />
}
