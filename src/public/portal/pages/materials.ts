import type { UploadedFile as OwnFile } from '../../../modules/applications/index.ts'
import type { Material } from '../../../modules/catalogue/index.ts'
import type { MaterialResolution } from '../../../modules/materials/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { PageRequest } from '../../../platform/http/page.ts'
import { listOwnFiles, uploadFile } from '../operations.ts'
import { portalPaths } from '../paths.ts'
import type { UploadedFile } from '../views/apply-materials.tsx'

/** A material of an item as an applicant meets it. */
export interface MaterialNeeded {
  id: string
  name: string
  necessary: boolean
  /** Whether the application has to say that it is waived. */
  mustClaimWaiver: boolean
  /** 可容缺, 可告知承诺. */
  deferrable: boolean
  committable: boolean
}

/** A material with what the state has for it of this applicant. */
export interface ResolvedMaterial extends MaterialNeeded {
  resolution: MaterialResolution
}

/** How a material is answered so far. */
export interface Supplied {
  files?: string[]
  waived?: boolean
  /** The state has it, but the applicant hands it in instead. */
  declined?: boolean
  deferred?: boolean
  committed?: boolean
}

export const toMaterialNeeded = (material: Material): MaterialNeeded => ({
  id: material.id,
  name: material.name,
  necessary: material.necessary,
  mustClaimWaiver: material.exemptBy !== null,
  deferrable: material.deferrable,
  committable: material.commitment,
})

/** Somebody has it already, and the applicant lets it be used. */
export const isReplaced = ({ resolution }: ResolvedMaterial, given: Supplied | undefined): boolean => resolution.state === 'replaced' && !given?.declined

/** Uploaded, not needed, or promised: either way nothing more is asked of it now. */
export const isSupplied = (material: ResolvedMaterial, given: Supplied | undefined): boolean =>
  isReplaced(material, given) || (given?.files?.length ?? 0) > 0 || given?.deferred === true || given?.committed === true

/** What to do about one that is neither there nor replaced. */
export const askFor = ({ name, resolution }: ResolvedMaterial): string => (resolution.state === 'fetchable' ? `“${name}”：请同意平台查询，或者自己上传。` : `请上传“${name}”。`)

/** The same with the reason, away from the page that says it. */
export function askForWithReason(material: ResolvedMaterial): string {
  const { name, resolution: { state, reason, explanation } } = material
  if (state === 'fetchable') return askFor(material)
  return reason === null || reason === 'nothingReplaces' || state === 'replaced' ? askFor(material) : `请上传“${name}”：${explanation}`
}

/** As the application hands them in: what is replaced is claimed, and nothing else is. */
export const toHandedIn = (materials: readonly ResolvedMaterial[], answers: Readonly<Record<string, Supplied>> = {}): Record<string, Supplied> =>
  Object.fromEntries(materials.flatMap((material): [string, Supplied][] => {
    const { waived: _claimed, ...given } = answers[material.id] ?? {}
    if (isReplaced(material, given)) return material.mustClaimWaiver ? [[material.id, { waived: true }]] : []
    return Object.keys(given).length > 0 ? [[material.id, given]] : []
  }))

export const ACCEPTED = { text: '可上传 PDF、OFD、DOCX、JPG、PNG 文件，每个不超过 20 MB', attribute: '.pdf,.ofd,.docx,.jpg,.jpeg,.png' } as const

/** Files of this person by id, as pages list them. */
export async function describeFiles(request: PageRequest, ids: string[]): Promise<Map<string, UploadedFile>> {
  if (ids.length === 0) return new Map()
  const { files } = await request.run<{ files: OwnFile[] }>(listOwnFiles, { body: { ids } })
  return new Map(files.map(({ id, name, sizeBytes }) => [id, { id, name, sizeText: toSizeText(sizeBytes), href: portalPaths.file(id) }]))
}

/** 380 KB, 1.2 MB */
export function toSizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What came with one post of the materials form: new files and refused ones, by material. */
export interface Received {
  files: Record<string, string[]>
  errors: Record<string, string>
}

/** Stores each file as it arrives; one that is refused does not stop the others. */
export async function receiveFiles(request: PageRequest): Promise<Received> {
  const received: Received = { files: {}, errors: {} }
  await request.readParts(async (field, upload) => {
    const material = /^file-([a-z0-9]{1,40})$/.exec(field)?.[1]
    if (material === undefined) return
    try {
      const { files } = await request.run<{ files: { id: string }[] }>(uploadFile, { body: upload })
      received.files[material] = [...(received.files[material] ?? []), ...files.map(({ id }) => id)]
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500 || error.status === 401 || error.status === 403) throw error
      received.errors[material] = error.detail
    }
  })
  return received
}
