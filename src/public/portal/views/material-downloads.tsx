/** The blank form and the filled-in example of a material, where there are some. */
export function MaterialDownloads({ material }: { material: { name: string; blankFormHref?: string; sampleHref?: string } }) {
  const files = [
    { href: material.blankFormHref, label: '空白表格' },
    { href: material.sampleHref, label: '填写样例' },
  ].filter(({ href }) => href)
  if (files.length === 0) return null
  return (
    <p className="row">
      {files.map(({ href, label }) => (
        <a key={label} className="tap" href={href}>
          {label}
          <span className="hide">：{material.name}</span>
        </a>
      ))}
    </p>
  )
}
