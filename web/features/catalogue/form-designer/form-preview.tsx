import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { type FormDesign, toForm } from '../../../../src/platform/forms/form-design.ts'
import { designProblems } from '../../../../src/platform/forms/form-design-rules.ts'
import { FormFields, type TypedValue } from '../../../kit/form-fields.tsx'
import { toSections } from '../../applications/intake/form-answers.ts'

const WIDTHS = [{ value: 'phone', label: '手机 360' }, { value: 'wide', label: '电脑' }, { value: 'kiosk', label: '自助终端' }] as const

/**
 * The form as it will ask, page after page, by the rules that the portal and the counter ask by: what an answer calls for
 * appears, what is not asked any more goes. Nothing typed here is kept.
 */
export function FormPreview({ form }: { form: FormDesign }) {
  const [width, setWidth] = useState<(typeof WIDTHS)[number]['value']>('phone')
  const [typed, setTyped] = useState<Readonly<Record<string, TypedValue>>>({})
  const problems = useMemo(() => designProblems(form).length, [form])
  const composed = useMemo(() => (problems === 0 ? toForm('preview', form) : undefined), [form, problems])
  const pages = composed ? toSections(composed, typed, []) : []
  return (
    <section className="designer-preview" aria-label="申请表预览">
      <div className="designer-preview-head">
        <p className="label">预览</p>
        <Segmented aria-label="预览的宽度" value={width} onChange={setWidth} options={[...WIDTHS]} />
      </div>
      {composed === undefined
        ? <p className="quiet">还有 {problems} 处要改正，改好后可以预览。</p>
        : (
            <div className={`designer-frame ${width}`}>
              <p className="designer-form-title">{form.title}</p>
              {pages.map(({ id, title, help, fields }, index) => (
                <div key={id} className="designer-preview-page">
                  <p className="designer-page-title">{title}<span className="quiet tabular">　第 {index + 1} 页，共 {pages.length} 页</span></p>
                  {help !== undefined && <p className="quiet">{help}</p>}
                  <FormFields fields={fields} idPrefix="preview" onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))} />
                </div>
              ))}
            </div>
          )}
    </section>
  )
}
