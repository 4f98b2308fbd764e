import { Select } from 'antd'
import { useAllItems } from '../catalogue/all-items.ts'
import { useOwnSite } from './own-site-calls.ts'

interface SiteItemFinderProps {
  id: string
  item: { code: string; name: string } | undefined
  onItem: (item: { code: string; name: string }) => void
}

/** What the agreement of the site names, and nothing else. */
export function SiteItemFinder({ id, item, onItem }: SiteItemFinderProps) {
  const codes = useOwnSite().data?.items ?? []
  const items = useAllItems()
  const offered = (items.data ?? []).filter(({ code }) => codes.includes(code))
  return (
    <>
      <Select
        id={id}
        style={{ width: '100%', maxWidth: 560 }}
        placeholder={`从 ${offered.length} 个合作事项中选，可输入名称`}
        value={item?.code}
        showSearch={{ optionFilterProp: 'label' }}
        loading={items.isPending}
        notFoundContent="合作事项里没有。请引导申请人到政务服务大厅，或网上申请。"
        options={offered.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code: string) => onItem(offered.find((each) => each.code === code)!)}
      />
      <p className="quiet">只收协议约定的事项；其他的请引导到政务服务大厅，或网上申请。</p>
    </>
  )
}
