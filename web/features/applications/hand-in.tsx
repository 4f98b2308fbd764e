import { Button, Checkbox, Radio } from 'antd'
import type { MaterialResolution } from '../../client/types.ts'
import { FileField } from '../files/file-field.tsx'
import { uploadTo } from '../files/upload.ts'
import type { LibraryEntry } from './counter-library.ts'

/** How one material is handed in at the window. */
export interface HandIn {
  how?: 'paper' | 'file' | 'waived' | 'deferred' | 'committed' | 'none'
  files?: { id: string; name: string }[]
  /** The state has it, but the applicant does not agree to its use. */
  declined?: true
}

export type HandIns = Readonly<Record<string, HandIn>>

interface Wanted {
  id: string
  name: string
  necessary: boolean
  /** What replaces it, if anything. */
  exemptBy?: string | null | undefined
  /** 可容缺, 可告知承诺: where the guide allows it and a promise can be signed here. */
  deferrable?: boolean
  commitment?: boolean
  note?: string
  /** What the applicant handed in before and may be used again. */
  reusable?: readonly LibraryEntry[] | undefined
  /** What came of looking it up. */
  resolution?: MaterialResolution | undefined
  /** What replaces it may be used only after it was looked up with the applicant's consent. */
  isLookedUp?: boolean
}

interface HandInListProps {
  materials: readonly Wanted[]
  handIns: HandIns
  onChange: (id: string, handIn: HandIn) => void
  /** Errors by material id. */
  errors: Readonly<Record<string, string>>
  idPrefix: string
}

/** The checklist of a window: each material on paper, scanned, or replaced by what the government has. */
export function HandInList({ materials, ...rest }: HandInListProps) {
  return <ol className="materials">{materials.map((material) => <OneHandIn key={material.id} {...rest} material={material} />)}</ol>
}

function OneHandIn({ material, handIns, onChange, errors, idPrefix }: Omit<HandInListProps, 'materials'> & { material: Wanted }) {
  const id = `${idPrefix}-${material.id}`
  const handIn = handIns[material.id] ?? {}
  const error = errors[material.id]
  const { resolution } = material
  const isReplaced = resolution?.state === 'replaced' && !handIn.declined
  // 国令716 art. 7: what the state has is not collected, unless the applicant does not agree to its use.
  const isHad = isReplaced && resolution.evidence !== null
  const options = [
    { value: 'paper', label: '收到纸质', disabled: isHad },
    { value: 'file', label: '上传', disabled: isHad },
    ...(material.exemptBy && (!material.isLookedUp || isReplaced) ? [{ value: 'waived', label: '免提交' }] : []),
    ...(material.deferrable ? [{ value: 'deferred', label: '以后再交（容缺）' }] : []),
    ...(material.commitment ? [{ value: 'committed', label: '以承诺代替' }] : []),
    ...(material.necessary ? [] : [{ value: 'none', label: '没有提交' }]),
  ]
  return (
    <li className="material">
      <div className="material-head">
        <span id={`${id}-name`} className="material-name">{material.name}</span>
        <span className="material-marks quiet">{material.necessary ? '' : '非必要'}</span>
        {resolution && resolution.reason !== 'nothingReplaces' ? <span className="quiet material-note">{handIn.declined ? '申请人不同意调用，由申请人提交。' : resolution.explanation}</span>
          : material.exemptBy && <span className="quiet material-note">{handIn.declined ? '申请人不同意调用，由申请人提交。' : `${material.isLookedUp ? '核对后' : ''}可由「${material.exemptBy}」代替，免提交`}</span>}
        {material.note && <span className="quiet material-note">{material.note}</span>}
      </div>
      <div className="material-check">
        <div id={id} tabIndex={-1}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            aria-labelledby={`${id}-name`}
            aria-invalid={error !== undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            value={handIn.how}
            options={options}
            onChange={({ target }) => onChange(material.id, { ...handIn, how: target.value as NonNullable<HandIn['how']> })}
          />
        </div>
        {error && <div id={`${id}-error`} className="field-error">{error}</div>}
        {resolution?.state === 'replaced' && resolution.evidence !== null && (
          <Checkbox checked={handIn.declined ?? false} onChange={({ target }) => onChange(material.id, target.checked ? { declined: true } : {})}>申请人不同意调用<span className="hidden-visually">：{material.name}</span></Checkbox>
        )}
        {!isHad && material.reusable && <Reuse name={material.name} entries={material.reusable} chosen={handIn.files ?? []} onChoose={(files) => onChange(material.id, { ...handIn, how: 'file', files: [...(handIn.files ?? []), ...files] })} />}
        {handIn.how === 'file' && (
          <FileField id={`${id}-file`} label={`「${material.name}」的文件`} isLabelHidden most={MOST_FILES} files={handIn.files ?? []} upload={uploadAtCounter} onChange={(files) => onChange(material.id, { ...handIn, files: [...files] })} />
        )}
      </div>
    </li>
  )
}

/** 从材料库选用: one press hands in what was handed in before. */
function Reuse({ name, entries, chosen, onChoose }: { name: string; entries: readonly LibraryEntry[]; chosen: readonly { id: string }[]; onChoose: (files: { id: string; name: string }[]) => void }) {
  const open = entries.filter(({ files }) => !files.every(({ id }) => chosen.some((file) => file.id === id)))
  if (open.length === 0) return null
  return (
    <ul className="reusable" aria-label={`从材料库选用：${name}`}>
      {open.map((entry) => (
        <li key={entry.id}>
          <Button size="small" onClick={() => onChoose(entry.files.map(({ id, name: fileName }) => ({ id, name: fileName })))}>选用<span className="hidden-visually">：{entry.name}</span></Button>{' '}
          <span className="quiet">材料库：{entry.name}，{entry.keptOn}{entry.itemName ? ` 办理「${entry.itemName}」时提交` : ' 存入'}</span>
        </li>
      ))}
    </ul>
  )
}

/** As the server's `submission-contract.ts`. */
const MOST_FILES = 20

const uploadAtCounter = uploadTo('/api/v1/staff/files')

interface Handed {
  files?: string[]
  waived?: boolean
  onPaper?: boolean
  deferred?: boolean
  committed?: boolean
  declined?: boolean
}

/** As the server takes them: what was not answered is left out, and the server says what is missing. */
export function toHandedMaterials(ids: readonly string[], handIns: HandIns): Record<string, Handed> {
  const handed: Record<string, Handed> = {}
  for (const id of ids) {
    const { how, files = [], declined } = handIns[id] ?? {}
    const marked = declined ? { declined } : {}
    if (how === 'paper') handed[id] = { onPaper: true, ...marked }
    else if (how === 'waived') handed[id] = { waived: true }
    else if (how === 'deferred') handed[id] = { deferred: true }
    else if (how === 'committed') handed[id] = { committed: true }
    else if (how === 'file' && files.length > 0) handed[id] = { files: files.map((file) => file.id), ...marked }
  }
  return handed
}
