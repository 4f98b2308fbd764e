import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type Grant, revokeGrant } from './grant-calls.ts'

interface RevokeGrantProps {
  grant: Grant
  /** What it allows, in one sentence. */
  sentence: string
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

/** 撤销: from today, with a reason; what was decided on it stands. */
export function RevokeGrant({ grant, sentence, onDone, onStale, onClose }: RevokeGrantProps) {
  const whom = grant.officerName ?? grant.hallName ?? ''
  return (
    <CommandDrawer
      draft={`revoke-grant:${grant.id}`}
      title={`撤销授权：${whom}`}
      submitLabel="撤销授权"
      isDangerous
      explain={`撤销从今天起生效，${whom}立即不能再凭这项授权办理。已经作出的决定不受影响。`}
      fields={() => [{ name: 'reason', kind: 'textarea', label: '撤销的原因', required: true, maxLength: 500 }]}
      send={(values, key) => revokeGrant(grant.id, textOf(values, 'reason'), key)}
      onDone={() => onDone(`已撤销对${whom}的授权，从今天起不能再凭它办理。`)}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{whom}{sentence}依据：{grant.basis}</p>
    </CommandDrawer>
  )
}
