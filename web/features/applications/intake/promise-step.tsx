import type { ItemPromises, PromiseText } from '../../../client/types.ts'
import type { FieldError } from '../../../client/problem.ts'
import { FormFields, type TypedValue } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import type { HandIns } from '../hand-in.tsx'
import { PromiseTextPanel } from '../promises/promise-text.tsx'

/** What was signed at this window, while it is being typed. */
export interface SigningDraft {
  deferral?: string
  commitment?: string
  /** 告知承诺 of the whole item: chosen by the applicant. */
  way?: 'licence' | 'normal'
}

const idsOf = (handIns: HandIns, asked: readonly string[], way: 'deferred' | 'committed'): string[] => asked.filter((id) => handIns[id]?.how === way)
export const deferredIds = (handIns: HandIns, asked: readonly string[]): string[] => idsOf(handIns, asked, 'deferred')
export const committedIds = (handIns: HandIns, asked: readonly string[]): string[] => idsOf(handIns, asked, 'committed')

/** What has to be signed with what is chosen: a licence at once needs everything in hand. */
export function toSign(texts: ItemPromises | undefined, handIns: HandIns, asked: readonly string[], { way }: SigningDraft): { deferral: PromiseText | null; commitment: PromiseText | null; mayChooseWay: boolean } {
  const [deferred, committed] = [deferredIds(handIns, asked), committedIds(handIns, asked)]
  const licence = deferred.length === 0 ? (texts?.licence ?? null) : null
  return {
    deferral: deferred.length > 0 ? (texts?.deferral ?? null) : null,
    commitment: licence && way === 'licence' ? licence : committed.length > 0 ? (texts?.proof ?? null) : null,
    mayChooseWay: licence !== null,
  }
}

/** As the server takes them: under the wording that stood on the screen. */
export function toPromises(texts: ItemPromises | undefined, handIns: HandIns, asked: readonly string[], signing: SigningDraft) {
  const { deferral, commitment } = toSign(texts, handIns, asked, signing)
  return {
    ...(deferral && signing.deferral?.trim() ? { deferralPromise: { signedBy: signing.deferral.trim(), textVersion: deferral.version } } : {}),
    ...(commitment && signing.commitment?.trim() ? { commitmentPromise: { signedBy: signing.commitment.trim(), textVersion: commitment.version, kind: commitment.kind as 'proof' | 'licence' } } : {}),
  }
}

interface PromiseStepProps {
  texts: ItemPromises | undefined
  handIns: HandIns
  asked: readonly string[]
  signing: SigningDraft
  errors: readonly FieldError[]
  onChange: (signing: SigningDraft) => void
  onMend: (pointer: string) => void
}

/** 承诺书: shown and printed for the applicant, whose signature is typed. Nothing here where nothing is promised. */
export function PromiseStep({ texts, handIns, asked, signing, errors, onChange, onMend }: PromiseStepProps) {
  const { deferral, commitment, mayChooseWay } = toSign(texts, handIns, asked, signing)
  if (!deferral && !commitment && !mayChooseWay) return null
  const errorAt = (name: string) => errors.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`))?.message
  const change = (name: string, value: TypedValue) => {
    onMend(`/${name}`)
    onChange(name === 'way' ? { ...signing, way: value as 'licence' | 'normal' } : name === 'deferralPromise' ? { ...signing, deferral: String(value) } : { ...signing, commitment: String(value) })
  }
  const signature = (name: 'deferralPromise' | 'commitmentPromise', label: string, value: string | undefined) =>
    <FormFields idPrefix="intake-promise" fields={[{ name, kind: 'text', label, required: true, maxLength: 100, value, error: errorAt(name) }]} onChange={change} />
  return (
    <Panel title="5　承诺书">
      <p className="quiet">承诺由申请人自愿选择。请让申请人看完全文（可以打印），当面签名，照签名输入。</p>
      {mayChooseWay && (
        <FormFields
          idPrefix="intake-promise"
          fields={[{ name: 'way', kind: 'radio', label: '怎样办理', required: true, value: signing.way ?? 'normal', options: [{ value: 'normal', label: '一般程序' }, { value: 'licence', label: '告知承诺：当场作出决定，事后核查' }] }]}
          onChange={change}
        />
      )}
      {deferral && <><PromiseTextPanel text={deferral} />{signature('deferralPromise', '容缺受理承诺人签名', signing.deferral)}</>}
      {commitment && <><PromiseTextPanel text={commitment} />{signature('commitmentPromise', '告知承诺人签名', signing.commitment)}</>}
    </Panel>
  )
}
