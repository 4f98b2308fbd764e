import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { MaterialFile, MaterialView } from '../../client/types.ts'
import { useFocusNext } from '../../kit/focus-next.ts'
import { DoneIcon, FileIcon } from '../../kit/icons.tsx'
import { Mark } from '../../kit/mark.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { type CheckSheet, isPromised, isToCheck } from './checks.ts'

interface MaterialChecksProps {
  materials: readonly MaterialView[]
  sheet: CheckSheet
  /** Errors of the server by material: `m1` → words, `m1/reason` → words. */
  errors: Readonly<Record<string, string>>
  /** Keeps ids apart: the list stands on the page and in a drawer. */
  idPrefix: string
  onOpen?: (file: MaterialFile) => void
}

/** The same in a drawer: what is not settled is open, what was found good before is folded away. */
export function FoldedMaterialChecks({ materials, sheet, errors, ...rest }: MaterialChecksProps) {
  // As it was when the drawer opened: a line must not jump away while one judges it.
  const [settled] = useState(() => new Set(materials.filter((material) => sheet.checks[material.id]?.result === 'qualified' || !isToCheck(material)).map(({ id }) => id)))
  const isOpen = ({ id }: MaterialView) => !settled.has(id) || Object.keys(errors).some((key) => key.split('/')[0] === id)
  const [open, folded] = [materials.filter(isOpen), materials.filter((material) => !isOpen(material))]
  return (
    <>
      {open.length === 0 && <p className="all-good"><DoneIcon /> 材料都已核对，全部合格。</p>}
      {open.length > 0 && <Button className="qualify-all" onClick={sheet.qualifyAll}>其余全部合格</Button>}
      <MaterialChecks materials={open} sheet={sheet} errors={errors} {...rest} />
      {folded.length > 0 && (
        <details className="blocked">
          <summary>核对过的和不用核对的材料（{folded.length}）</summary>
          <MaterialChecks materials={folded} sheet={sheet} errors={errors} {...rest} />
        </details>
      )}
    </>
  )
}

/** Every material with what was handed in and what the clerk finds: 合格, or 不合格 with the reason to tell. */
export function MaterialChecks(props: MaterialChecksProps) {
  return <ol className="materials">{props.materials.map((material) => <OneMaterial key={material.id} {...props} material={material} />)}</ol>
}

function OneMaterial({ material, sheet, errors, idPrefix, onOpen }: MaterialChecksProps & { material: MaterialView }) {
  const check = sheet.checks[material.id] ?? {}
  const id = `${idPrefix}-${material.id}`
  const [error, reasonError] = [errors[material.id], errors[`${material.id}/reason`]]
  return (
    <li className="material" data-material={material.id}>
      <MaterialHead material={material} onOpen={onOpen} labelId={`${id}-name`} />
      {(isToCheck(material) || isPromised(material)) && (
        <div className="material-check">
          <div id={id} tabIndex={-1}>
            <Radio.Group
              optionType="button"
              aria-labelledby={`${id}-name`}
              aria-invalid={error !== undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              value={check.result}
              options={[{ value: 'qualified', label: '合格', className: 'good' }, { value: 'unqualified', label: '不合格', className: 'bad' }]}
              onChange={({ target }) => sheet.set(material.id, { ...check, result: target.value as 'qualified' | 'unqualified' })}
            />
          </div>
          {error && <div id={`${id}-error`} className="field-error">{error}</div>}
          {check.result === 'unqualified' && (
            <div className="material-reason">
              <label htmlFor={`${id}-reason`}>不合格的原因和改正办法</label>
              <Input.TextArea
                id={`${id}-reason`}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={500}
                value={check.reason ?? ''}
                aria-required
                aria-invalid={reasonError !== undefined}
                aria-describedby={reasonError ? `${id}-reason-error` : undefined}
                placeholder="写给申请人看：哪里不符合，怎样改"
                // Back to the material, where j, k, y and n work again.
                onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.closest('[data-material]')?.querySelector<HTMLElement>('input:checked')?.focus()}
                onChange={({ target }) => sheet.set(material.id, { ...check, reason: target.value })}
              />
              {reasonError && <div id={`${id}-reason-error`} className="field-error">{reasonError}</div>}
            </div>
          )}
        </div>
      )}
    </li>
  )
}

/** Name, how it was handed in, and its files. */
export function MaterialHead({ material, onOpen, labelId }: { material: MaterialView; onOpen?: ((file: MaterialFile) => void) | undefined; labelId?: string }) {
  return (
    <div className="material-head">
      <span id={labelId} className="material-name">{material.name}</span>
      <span className="material-marks">
        {!material.necessary && <span className="quiet">非必要</span>}
        <Mark tone={material.provided === 'none' ? (material.necessary ? 'near' : 'plain') : 'info'}>{material.providedName}</Mark>
        {material.isOwed && <Mark tone="near">{isPromised(material) || material.provided === 'none' ? '待补交' : '待补正'}</Mark>}
      </span>
      {(material.waivedBy ?? material.standInText) && <span className="quiet material-note">{[material.waivedBy && `由「${material.waivedBy}」代替`, material.standInText].filter(Boolean).join('：')}</span>}
      {material.files.map((file) =>
        onOpen
          ? <Button key={file.id} className="material-file" size="small" icon={<FileIcon size={15} />} onClick={() => onOpen(file)}>{file.name}</Button>
          : <span key={file.id} className="quiet">{file.name}</span>,
      )}
    </div>
  )
}

/** y and n judge the material that has the focus, j and k go along; q is for all at once. */
export function useCheckKeys({ sheet }: { sheet: CheckSheet }, isOn: boolean): void {
  const focusNext = useFocusNext()
  const judge = (result: 'qualified' | 'unqualified') => {
    const id = document.activeElement?.closest<HTMLElement>('[data-material]')?.dataset.material
    if (!id) return
    if (result === 'unqualified') focusNext(() => document.querySelector<HTMLElement>(`[data-material="${id}"] textarea`))
    sheet.set(id, { ...sheet.checks[id], result })
  }
  const first = '.materials .material-check > [tabindex] .ant-radio-button-wrapper:first-child input'
  useShortcuts(isOn ? { j: () => moveFocus(first, 1), k: () => moveFocus(first, -1), y: () => judge('qualified'), n: () => judge('unqualified'), q: sheet.qualifyAll } : {})
}
