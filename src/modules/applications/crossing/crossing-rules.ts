import type { ServiceItem } from '../../catalogue/index.ts'

/** How far apart two regions lie: what 通办范围 has to cover. */
const isSameCity = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4)
const isSameProvince = (a: string, b: string): boolean => a.slice(0, 2) === b.slice(0, 2)

/**
 * Why a window in `from` cannot take an application in that is decided in `to`; undefined when it can.
 * 通办 is said by the item's own elements: how far it reaches, and whether another window may take it in (异地代收代办, 多地联办)
 * or everything is done online (国办发〔2020〕35号).
 */
export function reasonNotReceivedHere({ crossRegion }: Pick<ServiceItem, 'crossRegion'>, from: string, to: string, toName: string): string | undefined {
  const reach = isSameCity(from, to) ? /同城|全市|全省|跨省|全国/ : isSameProvince(from, to) ? /全省|跨省|全国/ : /跨省|全国/
  if (!crossRegion?.scopes.some((scope) => reach.test(scope))) return `本事项还没有开通到这里的通办，请申请人到${toName}办理或网上申请。`
  if (!crossRegion.modes.some((mode) => /代收|联办/.test(mode))) return `本事项的通办方式是${crossRegion.modes.join('、') || '全程网办'}，窗口不代收，请帮申请人网上申请。`
  return undefined
}
