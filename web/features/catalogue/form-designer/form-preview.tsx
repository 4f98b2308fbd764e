import { Button, Segmented } from 'antd'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type FormDesign, toForm } from '../../../../src/platform/forms/form-design.ts'
import { designProblems } from '../../../../src/platform/forms/form-design-rules.ts'
import { FormFields, type TypedValue } from '../../../kit/form-fields.tsx'
import { toSections } from '../../applications/intake/form-answers.ts'
import { isSame } from '../editor/content-paths.ts'

/** Ways the portal is looked at: the width of the screen in CSS pixels, and the address's size of letters in elder mode. */
const SCREENS = {
  phone: { label: '手机', width: 360, height: 740, size: undefined },
  elder: { label: '手机长辈版', width: 360, height: 740, size: 18 },
  computer: { label: '电脑', width: 1180, height: 820, size: undefined },
} as const

/** Of the frame around the screen, on both sides. */
const BORDERS = 2

type Screen = keyof typeof SCREENS
const isScreen = (value: string): value is Screen => Object.hasOwn(SCREENS, value)

/** A page of the portal, beside the addresses of our own ends. */
function toAddress(changeId: string, size: number | undefined, section: string | undefined): string {
  const query = new URLSearchParams({ ...(size !== undefined && { size: String(size) }), ...(section !== undefined && { section }) }).toString()
  return `/form-previews/${changeId}${query && `?${query}`}`
}

interface FormPreviewProps {
  form: FormDesign
  changeId: string
  /** Of the change as it is saved: the portal shows what is saved. */
  revision: number
  /** The page that is being designed: the portal shows it first. */
  section: string | undefined
}

/**
 * The form twice: as the portal draws it, page after page, and as the counter does, all of it at once. Both ask by the same
 * rules: what an answer calls for appears, what is not asked any more goes. Nothing typed here is kept.
 */
export const FormPreview = memo(function FormPreview({ form, changeId, revision, section }: FormPreviewProps) {
  const [screen, setScreen] = useState<Screen>('phone')
  const [round, setRound] = useState(0)
  const problems = useMemo(() => designProblems(form).length, [form])
  const address = toAddress(changeId, SCREENS[screen].size, section)
  return (
    <section className="designer-preview" aria-label="申请表预览">
      <div className="designer-preview-head">
        <p className="label">预览</p>
        <Segmented aria-label="门户的屏幕" value={screen} onChange={(value) => isScreen(value) && setScreen(value)} options={Object.entries(SCREENS).map(([value, { label }]) => ({ value, label }))} />
        {problems === 0 && <Button size="small" onClick={() => setRound((before) => before + 1)}>重新看</Button>}
        {problems === 0 && <a href={address} target="_blank" rel="noreferrer">在新窗口看</a>}
      </div>
      {problems > 0
        ? <p className="quiet">还有 {problems} 处要改正，改好后可以预览。</p>
        : (
            <div className={`designer-ends ${screen}`}>
              <div className="designer-end">
                <p className="quiet">申请人在门户上看到的（已保存的内容）</p>
                <PortalFrame key={`${revision} ${round} ${address}`} address={address} screen={screen} />
              </div>
              <div className="designer-end">
                <p className="quiet">窗口人员看到的</p>
                <CounterFrame form={form} />
              </div>
            </div>
          )}
    </section>
  )
})

/** The portal's own page on a screen of the chosen width, made smaller where there is not room for it. */
function PortalFrame({ address, screen }: { address: string; screen: Screen }) {
  const { width, height, label } = SCREENS[screen]
  const place = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setScale(Math.min(1, (entry?.contentRect.width ?? width) / width)))
    watch.observe(place.current!)
    return () => watch.disconnect()
  }, [width])
  return (
    <div ref={place} className="designer-screen" style={{ height: height * scale + BORDERS, maxWidth: width + BORDERS }}>
      <iframe title={`门户上的申请表，${label}`} src={address} style={{ width, height, transform: `scale(${scale})` }} />
    </div>
  )
}

function CounterFrame({ form }: { form: FormDesign }) {
  const [typed, setTyped] = useState<Readonly<Record<string, TypedValue>>>({})
  const composed = useMemo(() => toForm('preview', form), [form])
  const type = useCallback((name: string, value: TypedValue) => setTyped((before) => ({ ...before, [name]: value })), [])
  const pages = toSections(composed, typed, [])
  return (
    <div className="designer-frame" role="region" aria-label="窗口上的申请表">
      <p className="designer-form-title">{form.title}</p>
      {pages.map((page, index) => <CounterPage key={page.id} page={page} place={`第 ${index + 1} 页，共 ${pages.length} 页`} onChange={type} />)}
    </div>
  )
}

interface CounterPageProps {
  page: ReturnType<typeof toSections>[number]
  /** Which of how many it is. */
  place: string
  onChange: (name: string, value: TypedValue) => void
}

/** Composed anew with each letter: drawn again where that says something else. */
const CounterPage = memo(function CounterPage({ page: { title, help, fields }, place, onChange }: CounterPageProps) {
  return (
    <div className="designer-preview-page">
      <p className="designer-page-title">{title}<span className="quiet tabular">　{place}</span></p>
      {help !== undefined && <p className="quiet">{help}</p>}
      <FormFields fields={fields} idPrefix="preview" onChange={onChange} />
    </div>
  )
}, isSame)
