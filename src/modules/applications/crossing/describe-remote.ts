import type { Directory } from '../../organisation/index.ts'
import { type Application, identityCheckWords } from '../application.ts'
import type { ApplicationView } from '../contract.ts'

/** 异地代收 in words; null for a case that was taken in where it is decided. */
export function describeRemote({ hallId, detail: { remote } }: Application, directory: Directory): ApplicationView['remote'] {
  if (!remote) return null
  const { handedOver, takenOver, checks } = remote
  return {
    receivingRegionName: directory.region(remote.region), receivingHall: directory.hall(remote.hallId).name, decidingHall: directory.hall(hallId).name,
    receivedBy: checks.by, identityCheckName: identityCheckWords[checks.identity], formalCheck: checks.formal,
    handedOver: handedOver ? { on: handedOver.on, by: handedOver.by, originals: handedOver.originals, courierNumber: handedOver.courierNumber ?? null } : null,
    takenOver: takenOver ? { on: takenOver.on, by: takenOver.by, note: takenOver.note ?? null } : null,
  }
}
