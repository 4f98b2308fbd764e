import { type ClaimVerb, decideClaims } from '../catalogue-calls.ts'
import { CommandDrawer, textOf } from '../command-drawer.tsx'
import type { ClaimResult, ClaimRow } from '../types.ts'

const WORDS: Readonly<Record<ClaimVerb, { title: string; explain: string; reason?: { label: string; hint: string }; isDangerous?: boolean }>> = {
  claim: { title: '认领', explain: '认领后按编码规则生成实施编码，门户和窗口随即可以在这些地点办理。' },
  decline: { title: '不办理', explain: '这些地点不办理的，写明理由；仍计入应认领数，另列。', reason: { label: '不办理的理由', hint: '如：机构没有这项职责，由市级统一办理。' } },
  release: { title: '解除认领', explain: '解除后，这些地点不再收件；已经收的办件照常办完。', reason: { label: '解除认领的理由', hint: '写明依据，以后要能看懂。' }, isDangerous: true },
}

/** How many names are worth reading before one sends. */
const NAMED = 8

/** One decision about all that are selected. */
export function ClaimCommand({ verb, rows, onClose, onDone }: { verb: ClaimVerb; rows: readonly ClaimRow[]; onClose: () => void; onDone: (result: ClaimResult) => void }) {
  const { title, explain, reason, isDangerous = false } = WORDS[verb]
  return (
    <CommandDrawer
      draft={`claims:${verb}`}
      title={`${title}（${rows.length} 项）`}
      submitLabel={`${title} ${rows.length} 项`}
      isDangerous={isDangerous}
      explain={explain}
      fields={() => (reason ? [{ name: 'reason', kind: 'textarea', required: true, maxLength: 500, ...reason }] : [])}
      send={(values, key) => decideClaims(verb, rows.map(({ itemCode, divisionCode }) => ({ itemCode, divisionCode })), textOf(values, 'reason'), key)}
      onDone={onDone}
      onClose={onClose}
    >
      <ul className="field">
        {rows.slice(0, NAMED).map(({ divisionCode, divisionName, itemCode, itemName }) => <li key={`${divisionCode}/${itemCode}`}>{divisionName}　{itemName}</li>)}
        {rows.length > NAMED && <li className="quiet">还有 {rows.length - NAMED} 项</li>}
      </ul>
    </CommandDrawer>
  )
}
