import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { toDay } from '../catalogue/typed-day.ts'
import { ItemsPicker } from '../grants/items-picker.tsx'
import { usePlaces } from '../terminals/device-form.tsx'
import { changeSite, createSite, type SiteBody, type SiteView } from './site-calls.ts'

const KINDS = [{ value: 'bank', label: '银行网点' }, { value: 'post', label: '邮政网点' }, { value: 'telecom', label: '通信营业厅' }, { value: 'shop', label: '商超' }, { value: 'other', label: '其他合作网点' }]

interface SiteFormProps {
  region: string
  /** Left out for a new one. */
  site?: SiteView
  onDone: (site: SiteView) => void
  onStale: () => void
  onClose: () => void
}

/** The sheet of a site: who, where, by which agreement until when, for which items. */
export function SiteForm({ region, site, onDone, onStale, onClose }: SiteFormProps) {
  const { halls, divisions } = usePlaces(region)
  const items = useAllItems().data ?? []
  return (
    <CommandDrawer
      draft={site ? `site:${site.id}:${site.version}` : 'new-site'}
      title={site ? `修改：${site.name}` : '登记网点'}
      submitLabel={site ? '保存' : '登记'}
      explain="网点在协议期内列在门户的办事地点里，网点人员只能收下面选定的事项，收的件移交指定的大厅办理。"
      fields={() => [
        { name: 'kind', kind: 'select', label: '网点类别', required: true, options: KINDS },
        { name: 'name', kind: 'text', label: '网点名称', required: true, maxLength: 60 },
        { name: 'partner', kind: 'text', label: '合作单位', required: true, maxLength: 60 },
        { name: 'division', kind: 'select', label: '所在乡镇（街道）', required: true, options: divisions },
        { name: 'address', kind: 'text', label: '地址', required: true, maxLength: 120 },
        { name: 'hours', kind: 'text', label: '营业时间', required: true, maxLength: 60, hint: '如：工作日 09:00-16:30。' },
        { name: 'phone', kind: 'text', label: '电话', required: true, maxLength: 30 },
        { name: 'hall', kind: 'select', label: '移交的大厅', required: true, options: halls },
        { name: 'agreement', kind: 'text', label: '合作协议', required: true, maxLength: 200 },
        { name: 'from', kind: 'date', label: '协议开始日期', required: true },
        { name: 'until', kind: 'date', label: '协议到期日期', required: true },
      ]}
      initial={site ? { kind: site.kind, name: site.name, partner: site.partner, division: site.division, address: site.address, hours: site.hours, phone: site.phone, hall: site.hall, agreement: site.agreement, from: site.from, until: site.until, items: site.items } : {}}
      after={({ values, type, fieldId, errorOf, isBusy }) => (
        <ItemsPicker id={fieldId('items')} label="合作事项" hint="协议约定可以在网点办的事项，至少一项。" items={items} chosen={[values.items ?? []].flat()} error={errorOf('items')} isBusy={isBusy} onChoose={(codes) => type('items', codes)} />
      )}
      send={(values, key) => (site ? changeSite(site, toBody(values, site), key) : createSite(toBody(values, undefined), key))}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const toBody = (values: Values, site: SiteView | undefined): SiteBody => ({
  kind: textOf(values, 'kind') as SiteBody['kind'], name: textOf(values, 'name'), partner: textOf(values, 'partner'), division: textOf(values, 'division'), address: textOf(values, 'address'), position: site?.position ?? null,
  hours: textOf(values, 'hours'), phone: textOf(values, 'phone'), hall: textOf(values, 'hall'), agreement: textOf(values, 'agreement'), from: toDay(textOf(values, 'from')), until: toDay(textOf(values, 'until')), items: [values.items ?? []].flat(),
})
