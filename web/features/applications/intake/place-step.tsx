import type { useMended } from '../../../client/mended.ts'
import { FormFields } from '../../../kit/form-fields.tsx'
import { useRegions } from '../../catalogue/office-region.ts'
import '../crossing/crossing.css'
import type { IntakeDraft } from './intake-draft.ts'

interface PlaceProps {
  draft: IntakeDraft
  /** The window's own region. */
  own: string
  onChange: (change: (before: IntakeDraft) => IntakeDraft) => void
  onMend: ReturnType<typeof useMended>['mend']
}

/** 办理地: usually here. Elsewhere for what is 通办: then this window only takes it in, and says how it knew the applicant. */
export function PlaceStep({ draft, own, onChange, onMend }: PlaceProps) {
  const regions = useRegions().data ?? []
  const region = draft.region ?? own
  const ownName = regions.find(({ code }) => code === own)?.name ?? '本地'
  const chosen = regions.find(({ code }) => code === region)?.name ?? '本地'
  return (
    <FormFields
      idPrefix="intake-place"
      fields={[{
        name: 'region', kind: 'select', label: '由哪里办理', required: true, value: region,
        options: [{ value: own, label: `${ownName}（本地）` }, ...regions.filter(({ code }) => code !== own).map(({ code, name }) => ({ value: code, label: name }))],
        hint: region === own ? undefined : `异地代收：由${chosen}审批，期限照${chosen}的算。本窗口核验身份、初看材料，收好后移交。`,
      }]}
      onChange={(_name, value) => {
        onMend('/item')
        onChange(({ item: _item, division: _division, region: _before, ...rest }) => ({ ...rest, situations: {}, answers: {}, handIns: {}, ...(value === own ? {} : { region: String(value) }) }))
      }}
    />
  )
}

export const identityChecks = [
  { value: 'cardReader', label: '读取身份证核验' },
  { value: 'documentShown', label: '核对证件原件' },
  { value: 'agentAuthorised', label: '核对代办人证件和授权书' },
] as const

/** 身份核验 and 形式审查: what the receiving window answers for. */
export function ReceivingChecksStep({ draft, onChange }: Pick<PlaceProps, 'draft' | 'onChange'>) {
  if (draft.region === undefined) return null
  return (
    <div className="place-checks">
      <FormFields
        idPrefix="intake-check"
        fields={[
          { name: 'identity', kind: 'radio', label: '身份核验', required: true, value: draft.checks?.identity ?? 'documentShown', options: [...identityChecks] },
          { name: 'formal', kind: 'text', label: '形式审查意见', required: false, maxLength: 500, value: draft.checks?.formal, hint: '写给办理地看；不填为“材料齐全，符合形式要求”。' },
        ]}
        onChange={(name, value) => onChange((before) => ({ ...before, checks: { ...before.checks, [name]: String(value) } }))}
      />
    </div>
  )
}
