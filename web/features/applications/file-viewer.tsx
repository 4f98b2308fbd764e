import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { useShortcuts } from '../../kit/shortcuts.ts'
import './file-viewer.css'

export interface ViewedFile {
  name: string
  mediaType: string
  url: string
}

/** A file beside the case, so that one can look and judge at once. On a narrow screen it covers the page. */
export function FileViewer({ file, onClose }: { file: ViewedFile; onClose: () => void }) {
  const box = useRef<HTMLElement>(null)
  useShortcuts({ Escape: onClose })
  useLayoutEffect(() => box.current?.focus(), [file.url])
  return (
    <section className="viewer" aria-label={`文件：${file.name}`} tabIndex={-1} ref={box}>
      <header>
        <h2>{file.name}</h2>
        <Button size="small" href={file.url} target="_blank" rel="noreferrer">新窗口打开</Button>
        <Button size="small" onClick={onClose} aria-keyshortcuts="Escape">关闭</Button>
      </header>
      <div className="viewer-body"><Content file={file} /></div>
    </section>
  )
}

function Content({ file }: { file: ViewedFile }) {
  if (file.mediaType === 'application/pdf') return <iframe src={file.url} title={file.name} />
  if (file.mediaType.startsWith('image/')) return <img src={file.url} alt={`申请人提交的「${file.name}」`} />
  return <p>浏览器不能直接显示这种文件。<a href={file.url} download={file.name}>下载后查看</a></p>
}
