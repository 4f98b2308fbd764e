import { Button, Modal } from 'antd'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { Kbd } from '../../kit/kbd.tsx'
import { takePicture, toFiles } from './camera-files.ts'
import { type CameraPage, dropPage, isOnePdf, mostPages, movePageUp, turnPage } from './camera-pages.ts'
import './document-camera.css'
import { MAX_MB } from './file-limits.ts'
import { type Camera, useCamera } from './use-camera.ts'

interface DocumentCameraProps {
  /** What is taken. */
  label: string
  /** Of the files that come of it. */
  name: string
  endings: readonly string[]
  /** How many files there is room for. */
  room: number
  onFiles: (files: File[]) => void
  onClose: () => void
}

/** 拍摄: one page after another under the document camera, by two keys. Closing hands in what was taken: nothing that lay there is lost. */
export default function DocumentCamera({ label, name, endings, room, onFiles, onClose }: DocumentCameraProps) {
  const camera = useCamera()
  const shutter = useRef<HTMLButtonElement>(null)
  const [pages, setPages] = useState<readonly CameraPage[]>([])
  const [isMaking, setMaking] = useState(false)
  const [against, setAgainst] = useState<string | undefined>(undefined)
  const isFull = pages.length >= mostPages(endings, room)
  const mayTake = camera.isReady && !isFull && !isMaking
  useLayoutEffect(() => {
    if (camera.isReady) shutter.current?.focus()
  }, [camera.isReady])
  const change = (make: (before: readonly CameraPage[]) => readonly CameraPage[]) => {
    setAgainst(undefined)
    setPages(make)
  }
  const take = () => {
    const { current } = camera.video
    if (mayTake && current) change((before) => [...before, { id: Math.max(0, ...before.map(({ id }) => id)) + 1, picture: takePicture(current), turns: 0 }])
  }
  const finish = async () => {
    if (isMaking) return
    if (pages.length === 0) return onClose()
    setMaking(true)
    try {
      const files = await toFiles(pages, endings, name)
      if (files.some(({ size }) => size > MAX_MB * 1024 * 1024)) setAgainst(`合起来超过 ${MAX_MB} MB。请删去几页，完成后再拍其余的。`)
      else onFiles(files)
    } catch {
      setAgainst('没有做成文件，拍好的页都还在。请再点一次“完成”。')
    } finally {
      setMaking(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    // The page behind has keys of its own for the same.
    event.stopPropagation()
    // What acts on one page keeps its own keys.
    if (event.target instanceof Element && event.target.closest('.camera-pages, .camera-device, .camera-fault, .camera-discard')) return
    const run = event.key === ' ' ? take : event.key === 'Enter' ? () => void finish() : undefined
    if (!run || event.repeat) return
    event.preventDefault()
    run()
  }
  return (
    <Modal open title={`拍摄：${label}`} width={980} footer={null} onCancel={() => void finish()} closable={{ 'aria-label': '完成并关闭' }} destroyOnHidden>
      <div className="camera" onKeyDown={press} role="presentation">
        <View camera={camera} />
        <div className="camera-side">
          <p className="quiet" role="status">{pages.length === 0 ? '把材料放在高拍仪下，放平、对正。' : isOnePdf(pages.length, endings) ? `已拍 ${pages.length} 页，完成后合成一个 PDF。` : `已拍 ${pages.length} 页。`}{isFull && '不能再拍了，请完成。'}</p>
          {pages.length > 0 && <Pages pages={pages} onPages={change} />}
          {against && <p className="field-error" role="alert">{against}</p>}
          <div className="actions">
            <Button ref={shutter} size="large" type={pages.length === 0 ? 'primary' : 'default'} disabled={!mayTake} aria-keyshortcuts="Space" onClick={take}>拍一页<Kbd keys="空格" /></Button>
            <Button size="large" type={pages.length === 0 ? 'default' : 'primary'} disabled={pages.length === 0} loading={isMaking} aria-keyshortcuts="Enter" onClick={() => void finish()}>完成<Kbd keys="Enter" /></Button>
            {pages.length > 0 && <Button type="link" className="camera-discard" disabled={isMaking} onClick={onClose}>都不要，关闭</Button>}
          </div>
        </div>
      </div>
    </Modal>
  )
}

function View({ camera: { video, fault, devices, chosen, choose, retry } }: { camera: Camera }) {
  return (
    <div className="camera-view">
      {fault && <div className="camera-fault" role="alert"><p>{fault}</p><Button onClick={retry}>重试</Button></div>}
      <video ref={video} muted playsInline aria-label="高拍仪画面" hidden={fault !== undefined} />
      {devices.length > 1 && (
        <p><label htmlFor="camera-device">摄像头</label>{' '}<select id="camera-device" className="camera-device" value={chosen ?? devices[0]!.id} onChange={({ target }) => choose(target.value)}>{devices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></p>
      )}
    </div>
  )
}

function Pages({ pages, onPages }: { pages: readonly CameraPage[]; onPages: (change: (before: readonly CameraPage[]) => readonly CameraPage[]) => void }) {
  return (
    <ol className="camera-pages" aria-label="拍好的页">
      {pages.map(({ id, picture, turns }, index) => {
        const of = <span className="hidden-visually">第 {index + 1} 页</span>
        return (
          <li key={id}>
            <span className="camera-sheet"><img src={picture} alt={`第 ${index + 1} 页`} style={{ rotate: `${turns * 90}deg` }} /></span>
            <span className="camera-acts">
              <strong aria-hidden="true">{index + 1}</strong>
              <Button size="small" onClick={() => onPages((before) => turnPage(before, id))}>旋转{of}</Button>
              <Button size="small" disabled={index === 0} onClick={() => onPages((before) => movePageUp(before, id))}>前移{of}</Button>
              <Button size="small" onClick={() => onPages((before) => dropPage(before, id))}>删去{of}</Button>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
