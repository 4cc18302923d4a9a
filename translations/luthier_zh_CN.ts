<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>This processor has no instructions for bfloat16: training would be about ten times slower than with 32 bit.</source>
        <translation>此处理器没有 bfloat16 指令：训练会比 32 位慢约十倍。</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>Shorter side to %1 px (%2), middle of %3</source>
        <translation>短边缩放到 %1 像素（%2），取中间 %3</translation>
    </message>
    <message>
        <source>Resized to %1 (%2)</source>
        <translation>缩放到 %1（%2）</translation>
    </message>
    <message>
        <source>Channels: %1</source>
        <translation>通道顺序：%1</translation>
    </message>
    <message>
        <source>Mean %1, deviation %2</source>
        <translation>均值 %1，标准差 %2</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>输入：%1</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 个</translation>
    </message>
    <message>
        <source>%1 (allowed: %2)</source>
        <translation>%1（允许：%2）</translation>
    </message>
    <message>
        <source>Nothing was compared: there were no examples.</source>
        <translation>未作任何比较：没有样本。</translation>
    </message>
    <message>
        <source>The export answers as the run does.</source>
        <translation>导出的模型与运行的回答一致。</translation>
    </message>
    <message>
        <source>The export does not answer as the run does.</source>
        <translation>导出的模型与运行的回答不一致。</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条文本</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>Loaded again by</source>
        <translation>重新加载所用程序</translation>
    </message>
    <message>
        <source>Compared on</source>
        <translation>比较样本</translation>
    </message>
    <message>
        <source>%1 of the %2 split</source>
        <translation>%2中的 %1</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差异</translation>
    </message>
    <message>
        <source>Same answer on</source>
        <translation>回答相同的比例</translation>
    </message>
    <message>
        <source>Right answers of the run</source>
        <translation>运行的正确率</translation>
    </message>
    <message>
        <source>Right answers of the export</source>
        <translation>导出的正确率</translation>
    </message>
    <message>
        <source>Speed of the run</source>
        <translation>运行的速度</translation>
    </message>
    <message>
        <source>Speed of the export</source>
        <translation>导出的速度</translation>
    </message>
    <message>
        <source>What the network is given</source>
        <translation>网络的输入</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Comes with Luthier</source>
        <translation>Luthier 自带</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>在此训练</translation>
    </message>
    <message>
        <source>Own file</source>
        <translation>自己的文件</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>模型目录</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>双三次</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Something went wrong inside Luthier: {detail}</source>
        <translation>Luthier 内部出错：{detail}</translation>
    </message>
    <message>
        <source>Please try again; if it happens once more, report it together with the log.</source>
        <translation>请重试；如果再次发生，请连同日志一起反馈。</translation>
    </message>
    <message>
        <source>The command was not understood: {detail}</source>
        <translation>无法理解该命令：{detail}</translation>
    </message>
    <message>
        <source>Add --help to see what the command takes.</source>
        <translation>加上 --help 可查看该命令接受哪些参数。</translation>
    </message>
    <message>
        <source>There is no setting named &quot;{parameter}&quot;.</source>
        <translation>没有名为“{parameter}”的设置。</translation>
    </message>
    <message>
        <source>Check the spelling; the settings and their ranges are listed in the documentation.</source>
        <translation>请检查拼写；各项设置及其取值范围见文档。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; cannot be used for the setting &quot;{parameter}&quot;.</source>
        <translation>“{value}”不能用于设置“{parameter}”。</translation>
    </message>
    <message>
        <source>There is no {kind} &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的 {kind}。</translation>
    </message>
    <message>
        <source>Check the name, and that it was not deleted or renamed.</source>
        <translation>请检查名称，并确认它没有被删除或改名。</translation>
    </message>
    <message>
        <source>There is already a {kind} &quot;{name}&quot;.</source>
        <translation>已经有名为“{name}”的 {kind}。</translation>
    </message>
    <message>
        <source>Choose another name, or remove the existing one first.</source>
        <translation>请换一个名称，或先移除已有的那个。</translation>
    </message>
    <message>
        <source>The work was stopped as you asked.</source>
        <translation>已按您的要求停止。</translation>
    </message>
    <message>
        <source>Nothing half-done was kept; start it again whenever you like.</source>
        <translation>没有留下未完成的内容；您可以随时重新开始。</translation>
    </message>
    <message>
        <source>{file} could not be read: {detail}</source>
        <translation>无法读取 {file}：{detail}</translation>
    </message>
    <message>
        <source>Check that the file exists, that you may read it, and that its drive is connected.</source>
        <translation>请确认文件存在、您有读取权限，并且所在的磁盘已连接。</translation>
    </message>
    <message>
        <source>{file} could not be written: {detail}</source>
        <translation>无法写入 {file}：{detail}</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择一个您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>There was no room left to write {file}.</source>
        <translation>磁盘空间不足，无法写入 {file}。</translation>
    </message>
    <message>
        <source>Free some disk space, then go on; what was saved before is intact.</source>
        <translation>请腾出一些磁盘空间再继续；之前保存的内容完好无损。</translation>
    </message>
    <message>
        <source>{file} ends too early: {detail}</source>
        <translation>{file} 不完整：{detail}</translation>
    </message>
    <message>
        <source>The copy or download was probably cut short; fetch the file again.</source>
        <translation>复制或下载可能中途中断了；请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} 是空文件。</translation>
    </message>
    <message>
        <source>Replace it with a good copy, or remove it.</source>
        <translation>请换成完好的副本，或将其移除。</translation>
    </message>
    <message>
        <source>{file} is not where it was when it was imported.</source>
        <translation>{file} 已不在导入时的位置。</translation>
    </message>
    <message>
        <source>Put it back, or tell Luthier the dataset&apos;s new place with Relocate.</source>
        <translation>请把它放回原处，或用“重新定位”告诉 Luthier 数据集的新位置。</translation>
    </message>
    <message>
        <source>{file} is no longer the file that was imported.</source>
        <translation>{file} 已不是导入时的那个文件。</translation>
    </message>
    <message>
        <source>Restore the original, or import the data again as a new dataset.</source>
        <translation>请恢复原文件，或将数据重新导入为新的数据集。</translation>
    </message>
    <message>
        <source>{file} is not an image that Luthier knows.</source>
        <translation>{file} 不是 Luthier 能识别的图片。</translation>
    </message>
    <message>
        <source>Use JPEG, PNG, WebP, BMP or GIF, or remove the file.</source>
        <translation>请使用 JPEG、PNG、WebP、BMP 或 GIF，或移除该文件。</translation>
    </message>
    <message>
        <source>The image {file} is damaged: {detail}</source>
        <translation>图片 {file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>The image {file} is too large: {width} x {height} pixels, where {limit} pixels are allowed.</source>
        <translation>图片 {file} 过大：{width} x {height} 像素，允许的上限为 {limit} 像素。</translation>
    </message>
    <message>
        <source>Make it smaller, or remove it.</source>
        <translation>请将其缩小，或移除。</translation>
    </message>
    <message>
        <source>The image {file} uses something that Luthier cannot read: {detail}</source>
        <translation>图片 {file} 使用了 Luthier 无法读取的特性：{detail}</translation>
    </message>
    <message>
        <source>Save it again as a plain PNG or JPEG.</source>
        <translation>请另存为普通的 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>No images were found in {file}.</source>
        <translation>在 {file} 中没有找到图片。</translation>
    </message>
    <message>
        <source>Choose a folder that holds one subfolder of images for each class.</source>
        <translation>请选择一个每个类别各有一个图片子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>{file} holds only one class, &quot;{class}&quot;.</source>
        <translation>{file} 中只有一个类别“{class}”。</translation>
    </message>
    <message>
        <source>Keep it in the class where it belongs.</source>
        <translation>请只在它所属的类别中保留。</translation>
    </message>
    <message>
        <source>Keep it in one split only; otherwise the measured accuracy is too good to be true.</source>
        <translation>请只在一个划分中保留，否则测得的准确率会虚高。</translation>
    </message>
    <message>
        <source>The IDX file {file} is damaged: {detail}</source>
        <translation>IDX 文件 {file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>Fetch the file again.</source>
        <translation>请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} is no weights file that Luthier knows.</source>
        <translation>{file} 不是 Luthier 能识别的权重文件。</translation>
    </message>
    <message>
        <source>Use a .safetensors, .pt, .pth or .th file.</source>
        <translation>请使用 .safetensors、.pt、.pth 或 .th 文件。</translation>
    </message>
    <message>
        <source>The safetensors file {file} is damaged: {detail}</source>
        <translation>safetensors 文件 {file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>The download was probably cut short; fetch the file again.</source>
        <translation>下载可能中途中断了；请重新获取该文件。</translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged: {detail}</source>
        <translation>检查点 {file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>Fetch the file again, or save it again as safetensors.</source>
        <translation>请重新获取该文件，或重新保存为 safetensors。</translation>
    </message>
    <message>
        <source>{file} asks to run &quot;{name}&quot; while it is opened. Nothing of it was run.</source>
        <translation>{file} 要求在打开时执行“{name}”。没有执行其中的任何内容。</translation>
    </message>
    <message>
        <source>Use it only if you trust its source: save its state dict as safetensors in Python, and add that.</source>
        <translation>仅在信任其来源时使用：在 Python 中把它的 state dict 保存为 safetensors，再添加该文件。</translation>
    </message>
    <message>
        <source>{file} holds a whole Python module ({name}) instead of its weights.</source>
        <translation>{file} 保存的是整个 Python 模块（{name}），而不是权重。</translation>
    </message>
    <message>
        <source>In Python, save model.state_dict() and add that file.</source>
        <translation>请在 Python 中保存 model.state_dict()，再添加该文件。</translation>
    </message>
    <message>
        <source>The names and shapes of the weights in {file} fit no architecture that Luthier knows.</source>
        <translation>{file} 中权重的名称和形状与 Luthier 已知的任何架构都不符。</translation>
    </message>
    <message>
        <source>Luthier knows the ResNets of torchvision and the ResNets for CIFAR.</source>
        <translation>Luthier 支持 torchvision 的 ResNet 以及用于 CIFAR 的 ResNet。</translation>
    </message>
    <message>
        <source>The weights in {file} do not fit the architecture {architecture}: {detail}</source>
        <translation>{file} 中的权重与架构 {architecture} 不符：{detail}</translation>
    </message>
    <message>
        <source>Choose the architecture the weights were made for, or let Luthier detect it.</source>
        <translation>请选择这些权重对应的架构，或让 Luthier 自动识别。</translation>
    </message>
    <message>
        <source>The workspace {file} is damaged: {detail}</source>
        <translation>工作区 {file} 已损坏：{detail}</translation>
    </message>
    <message>
        <source>Restore a backup, or open another workspace; the runs&apos; folders beside it still hold their checkpoints.</source>
        <translation>请恢复备份，或打开其他工作区；旁边的运行文件夹中仍保存着检查点。</translation>
    </message>
    <message>
        <source>The workspace {file} was made by a newer Luthier (format {version}; this one knows {supported}).</source>
        <translation>工作区 {file} 由更新版本的 Luthier 创建（格式 {version}；当前版本支持到 {supported}）。</translation>
    </message>
    <message>
        <source>Update Luthier, or open another workspace.</source>
        <translation>请更新 Luthier，或打开其他工作区。</translation>
    </message>
    <message>
        <source>{file} is not a Luthier workspace.</source>
        <translation>{file} 不是 Luthier 工作区。</translation>
    </message>
    <message>
        <source>Choose another folder; the file was left as it is.</source>
        <translation>请选择其他文件夹；该文件未被改动。</translation>
    </message>
    <message>
        <source>The workspace {file} is in use by another program and did not become free in time.</source>
        <translation>工作区 {file} 正被其他程序使用，未能及时释放。</translation>
    </message>
    <message>
        <source>Try again in a moment; close other programs that have the file open.</source>
        <translation>请稍后重试；请关闭打开该文件的其他程序。</translation>
    </message>
    <message>
        <source>The workspace {file} could not be used: {detail}</source>
        <translation>无法使用工作区 {file}：{detail}</translation>
    </message>
    <message>
        <source>Check that its drive is connected and that you may write to it.</source>
        <translation>请确认其磁盘已连接，并且您有写入权限。</translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; is being worked on by another program (process {owner}).</source>
        <translation>运行“{run}”正由另一个程序处理（进程 {owner}）。</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it first.</source>
        <translation>请等它结束，或先将其停止。</translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; has nothing left to go on with.</source>
        <translation>运行“{run}”没有可供继续的内容。</translation>
    </message>
    <message>
        <source>Start a new run with the same settings.</source>
        <translation>请用相同的设置开始新的运行。</translation>
    </message>
    <message>
        <source>Use the run&apos;s other checkpoint, or train again.</source>
        <translation>请使用该运行的另一个检查点，或重新训练。</translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; diverged in epoch {epoch}: its loss is no longer a number.</source>
        <translation>运行“{run}”在第 {epoch} 轮发散：损失已不是数值。</translation>
    </message>
    <message>
        <source>Train again with a learning rate ten times smaller, or with gradient clipping; the best checkpoint was kept.</source>
        <translation>请把学习率降到十分之一，或启用梯度裁剪后重新训练；最佳检查点已保留。</translation>
    </message>
    <message>
        <source>Not enough memory: {needed} needed, {available} available.</source>
        <translation>内存不足：需要 {needed}，可用 {available}。</translation>
    </message>
    <message>
        <source>Make the batch or the image size smaller, or close other programs.</source>
        <translation>请减小批大小或图片尺寸，或关闭其他程序。</translation>
    </message>
    <message>
        <source>The worker of run &quot;{run}&quot; was ended from outside; probably memory ran out.</source>
        <translation>运行“{run}”的工作进程被外部终止；可能是内存耗尽。</translation>
    </message>
    <message>
        <source>Resume the run; a smaller batch needs less memory.</source>
        <translation>请恢复该运行；较小的批需要的内存更少。</translation>
    </message>
    <message>
        <source>The device {device} cannot be used: {detail}</source>
        <translation>无法使用设备 {device}：{detail}</translation>
    </message>
    <message>
        <source>Choose the device &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation>请选择设备“auto”或“cpu”。</translation>
    </message>
    <message>
        <source>A message of the worker session was not understood: {detail}</source>
        <translation>无法理解工作会话的消息：{detail}</translation>
    </message>
    <message>
        <source>Make sure that both programs are of the same version, and try again.</source>
        <translation>请确认两个程序的版本相同，然后重试。</translation>
    </message>
    <message>
        <source>Possible values: {expected}.</source>
        <translation>可用的值：{expected}。</translation>
    </message>
    <message>
        <source>A learning rate of {value} is too high for {optimizer}; the weights would be destroyed.</source>
        <translation>学习率 {value} 对 {optimizer} 来说过高，会毁掉权重。</translation>
    </message>
    <message>
        <source>Take {limit} at most.</source>
        <translation>最多取 {limit}。</translation>
    </message>
    <message>
        <source>The warm-up of {value} epochs fills the whole run of {epochs}.</source>
        <translation>{value} 轮的预热占满了整个运行的 {epochs} 轮。</translation>
    </message>
    <message>
        <source>Warm up for about a tenth of the run.</source>
        <translation>预热约占整个运行的十分之一即可。</translation>
    </message>
    <message>
        <source>The first step of the learning rate would come after {value} epochs, but the run has only {epochs}.</source>
        <translation>学习率要在 {value} 轮之后才第一次下降，但该运行只有 {epochs} 轮。</translation>
    </message>
    <message>
        <source>Take fewer epochs per step, or another schedule.</source>
        <translation>请减少每级的轮数，或换一种调度方式。</translation>
    </message>
    <message>
        <source>With a patience of {value} epochs a run of {epochs} can never stop early.</source>
        <translation>耐心值为 {value} 轮时，{epochs} 轮的运行永远不会提前停止。</translation>
    </message>
    <message>
        <source>Take a smaller patience, or switch early stopping off.</source>
        <translation>请减小耐心值，或关闭提前停止。</translation>
    </message>
    <message>
        <source>Only the head would be trained, on top of random weights that never learn.</source>
        <translation>这样只会训练分类头，而它下面的随机权重永远学不到东西。</translation>
    </message>
    <message>
        <source>Train the whole model, or start from the pretrained weights.</source>
        <translation>请训练整个模型，或从预训练权重开始。</translation>
    </message>
    <message>
        <source>Nesterov momentum needs a momentum above 0.</source>
        <translation>Nesterov 动量要求动量大于 0。</translation>
    </message>
    <message>
        <source>Switch it off, or set the momentum to 0.9.</source>
        <translation>请将其关闭，或把动量设为 0.9。</translation>
    </message>
    <message>
        <source>The {kind} &quot;{name}&quot; is still used by run &quot;{run}&quot;.</source>
        <translation>{kind}“{name}”仍被运行“{run}”使用。</translation>
    </message>
    <message>
        <source>Delete the runs that use it first.</source>
        <translation>请先删除使用它的运行。</translation>
    </message>
    <message>
        <source>Nobody is working on run &quot;{run}&quot; ({status}), so it cannot be told to do this.</source>
        <translation>没有程序在处理运行“{run}”（{status}），因此无法向它下达此命令。</translation>
    </message>
    <message>
        <source>Start it first: luthier-cli work, or resume.</source>
        <translation>请先启动它：luthier-cli work，或恢复运行。</translation>
    </message>
    <message>
        <source>Add at least one more class.</source>
        <translation>请至少再添加一个类别。</translation>
    </message>
    <message>
        <source>The class &quot;{class}&quot; holds no usable example.</source>
        <translation>类别“{class}”中没有可用的样本。</translation>
    </message>
    <message>
        <source>Add examples to it, or leave the class out.</source>
        <translation>请为其添加样本，或去掉该类别。</translation>
    </message>
    <message>
        <source>The class &quot;{class}&quot; holds too few examples: {count}.</source>
        <translation>类别“{class}”的样本太少：{count}。</translation>
    </message>
    <message>
        <source>Add examples to it, merge it with another class, or leave it out.</source>
        <translation>请为其添加样本、与其他类别合并，或去掉该类别。</translation>
    </message>
    <message>
        <source>{file} is the same as {other}, but in another class.</source>
        <translation>{file} 与 {other} 相同，但属于另一个类别。</translation>
    </message>
    <message>
        <source>{file} is the same as {other}, but in another split.</source>
        <translation>{file} 与 {other} 相同，但在另一个划分中。</translation>
    </message>
    <message>
        <source>{file} has no layout that Luthier knows.</source>
        <translation>{file} 的布局不是 Luthier 认识的。</translation>
    </message>
    <message>
        <source>Put the files of each class into a subfolder that is named after the class, or use a table with a column of texts.</source>
        <translation>请把每个类别的文件放进以类别命名的子文件夹，或使用含有文本列的表格。</translation>
    </message>
    <message>
        <source>{file} holds no usable text.</source>
        <translation>{file} 中没有可用的文本。</translation>
    </message>
    <message>
        <source>Choose a table, a JSON Lines file, text files in class folders, or a file of tagged words.</source>
        <translation>请选择表格、JSON Lines 文件、按类别分文件夹的文本文件，或带标注的词语文件。</translation>
    </message>
    <message>
        <source>{file} has no column &quot;{column}&quot;.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Its columns are: {columns}. A column may also be named by its number, counted from 1.</source>
        <translation>现有的列：{columns}。也可以用从 1 开始的列号来指定。</translation>
    </message>
    <message>
        <source>It cannot be told which column of {file} is the {role}.</source>
        <translation>无法判断 {file} 的哪一列是 {role}。</translation>
    </message>
    <message>
        <source>Choose it. Its columns are: {columns}.</source>
        <translation>请手动选择。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>The labels in {file} have {count} different values, where at most {limit} classes are allowed.</source>
        <translation>{file} 中的标签有 {count} 种不同的取值，而类别数最多为 {limit}。</translation>
    </message>
    <message>
        <source>Choose another column as the label; if the labels are numbers, choose the task of predicting a number.</source>
        <translation>请选择其他列作为标签；如果标签是数字，请选择预测数值的任务。</translation>
    </message>
    <message>
        <source>{file}, line {line}: some bytes are no {encoding}.</source>
        <translation>{file} 第 {line} 行：有些字节不是 {encoding}。</translation>
    </message>
    <message>
        <source>Save the file again in one encoding, best UTF-8, or choose the encoding that it really has.</source>
        <translation>请用同一种编码重新保存文件（最好是 UTF-8），或选择它真正的编码。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the text holds NUL bytes.</source>
        <translation>{file} 第 {line} 行：文本中含有 NUL 字节。</translation>
    </message>
    <message>
        <source>Remove them; a file full of them is no text file, or is UTF-16.</source>
        <translation>请将其删除；若整个文件都是这样，则它不是文本文件，或者是 UTF-16 编码。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the row has {found} columns, where {expected} are expected.</source>
        <translation>{file} 第 {line} 行：该行有 {found} 列，应为 {expected} 列。</translation>
    </message>
    <message>
        <source>Put texts that hold the delimiter or a line break into quotes, or check the delimiter.</source>
        <translation>含有分隔符或换行的文本请加引号，或检查分隔符。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a quote is opened and never closed.</source>
        <translation>{file} 第 {line} 行：引号打开后没有关闭。</translation>
    </message>
    <message>
        <source>Close it, double it inside of a text, or set quotes to none.</source>
        <translation>请补上引号；文本内部的引号要写两个；或将引号设为无。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the text is empty.</source>
        <translation>{file} 第 {line} 行：文本为空。</translation>
    </message>
    <message>
        <source>Fill it in, or remove the row.</source>
        <translation>请填写标签，或删除该行。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the text is too long: {length} bytes, where {limit} are allowed.</source>
        <translation>{file} 第 {line} 行：文本过长：{length} 字节，上限为 {limit}。</translation>
    </message>
    <message>
        <source>Divide it into several rows, or allow longer texts.</source>
        <translation>请分成多行，或允许更长的文本。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the label is missing.</source>
        <translation>{file} 第 {line} 行：缺少标签。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the label &quot;{value}&quot; is no number.</source>
        <translation>{file} 第 {line} 行：标签“{value}”不是数字。</translation>
    </message>
    <message>
        <source>Correct it, or choose a task with classes.</source>
        <translation>请更正，或选择带类别的任务。</translation>
    </message>
    <message>
        <source>{file}, line {line}: &quot;{value}&quot; is no split.</source>
        <translation>{file} 第 {line} 行：“{value}”不是有效的划分。</translation>
    </message>
    <message>
        <source>Write train, validation or test.</source>
        <translation>请写 train、validation 或 test。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the JSON cannot be used: {detail}</source>
        <translation>{file} 第 {line} 行：无法使用该 JSON：{detail}</translation>
    </message>
    <message>
        <source>Correct the row, or remove it.</source>
        <translation>请更正该行，或将其删除。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the tags do not fit together: {detail}</source>
        <translation>{file} 第 {line} 行：标注前后不一致：{detail}</translation>
    </message>
    <message>
        <source>Begin every entity with its B- tag; it was read as if it did.</source>
        <translation>每个实体都应以 B- 标注开头；读取时已按此处理。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the answer &quot;{answer}&quot; is not where its position says.</source>
        <translation>{file} 第 {line} 行：答案“{answer}”不在所标的位置。</translation>
    </message>
    <message>
        <source>Correct answer_start; it counts characters from 0.</source>
        <translation>请更正 answer_start；它从 0 开始按字符计数。</translation>
    </message>
    <message>
        <source>{count} further rows have problems of the same kinds.</source>
        <translation>还有 {count} 行存在同类问题。</translation>
    </message>
    <message>
        <source>Mend the first ones and import again.</source>
        <translation>请先修正前面的行，然后重新导入。</translation>
    </message>
    <message>
        <source>The setting &quot;{parameter}&quot; does not apply to the task &quot;{task}&quot;.</source>
        <translation>设置“{parameter}”不适用于任务“{task}”。</translation>
    </message>
    <message>
        <source>Leave it out; the documentation lists which settings each task has.</source>
        <translation>请去掉它；文档列出了每种任务有哪些设置。</translation>
    </message>
    <message>
        <source>What example {example} is to teach cannot be read: {detail}.</source>
        <translation>无法读取样本 {example} 的训练目标：{detail}。</translation>
    </message>
    <message>
        <source>Import the dataset again, with the columns in their roles.</source>
        <translation>请重新导入数据集，并为各列指定用途。</translation>
    </message>
    <message>
        <source>The model folder {file} lacks {detail}.</source>
        <translation>模型文件夹 {file} 缺少 {detail}。</translation>
    </message>
    <message>
        <source>Fetch the whole folder as it was published: config.json, weights and tokenizer files.</source>
        <translation>请按发布时的样子获取整个文件夹：config.json、权重和分词器文件。</translation>
    </message>
    <message>
        <source>The model description {file} cannot be used: {detail}</source>
        <translation>无法使用模型描述 {file}：{detail}</translation>
    </message>
    <message>
        <source>Fetch the model again, or choose another one.</source>
        <translation>请重新获取该模型，或选择另一个。</translation>
    </message>
    <message>
        <source>{file} describes a model of the type &quot;{type}&quot;, which Luthier does not know.</source>
        <translation>{file} 描述的是 Luthier 不认识的“{type}”类型的模型。</translation>
    </message>
    <message>
        <source>Use an encoder of one of these types: {known}.</source>
        <translation>请使用以下类型之一的编码器：{known}。</translation>
    </message>
    <message>
        <source>The tokenizer in {file} does not fit the model beside it: {detail}</source>
        <translation>{file} 中的分词器与旁边的模型不匹配：{detail}</translation>
    </message>
    <message>
        <source>Use the tokenizer files that were published with the model.</source>
        <translation>请使用与模型一同发布的分词器文件。</translation>
    </message>
    <message>
        <source>There is no tokenizer in {file}.</source>
        <translation>{file} 中没有分词器。</translation>
    </message>
    <message>
        <source>Put the model&apos;s tokenizer.json (or its vocab.txt, vocab.json and merges.txt, or .model file) there.</source>
        <translation>请把模型的 tokenizer.json（或 vocab.txt、vocab.json 和 merges.txt，或 .model 文件）放在那里。</translation>
    </message>
    <message>
        <source>The tokenizer {file} is damaged at &quot;{part}&quot;: {detail}</source>
        <translation>分词器 {file} 在“{part}”处已损坏：{detail}</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s tokenizer files again.</source>
        <translation>请重新获取模型的分词器文件。</translation>
    </message>
    <message>
        <source>The tokenizer {file} asks for something that Luthier does not know, at &quot;{part}&quot;: {name}</source>
        <translation>分词器 {file} 在“{part}”处要求 Luthier 不认识的内容：{name}</translation>
    </message>
    <message>
        <source>Choose another model, or save its tokenizer with a version of tokenizers up to 0.23.</source>
        <translation>请选择其他模型，或用 0.23 及以下版本的 tokenizers 重新保存其分词器。</translation>
    </message>
    <message>
        <source>A text has {length} bytes, where {limit} are allowed.</source>
        <translation>有一段文本长 {length} 字节，而最多允许 {limit} 字节。</translation>
    </message>
    <message>
        <source>Split it into several texts.</source>
        <translation>请把它拆分成几段文本。</translation>
    </message>
    <message>
        <source>The pretrained model &quot;{name}&quot; is not installed here.</source>
        <translation>此处未安装预训练模型“{name}”。</translation>
    </message>
    <message>
        <source>Fetch it with ./dev setup, or let LUTHIER_MODELS name the folder that holds it.</source>
        <translation>请用 ./dev setup 获取，或让 LUTHIER_MODELS 指向其所在的文件夹。</translation>
    </message>
    <message>
        <source>Unfreezing takes {value} epochs, and the run has only {epochs}: some layers would never train.</source>
        <translation>解冻需要 {value} 轮，而本次运行只有 {epochs} 轮：有些层将永远得不到训练。</translation>
    </message>
    <message>
        <source>Unfreeze faster, or train for more epochs.</source>
        <translation>请加快解冻，或增加训练轮数。</translation>
    </message>
    <message>
        <source>The server refused {url} (status {status}).</source>
        <translation>服务器拒绝了 {url}（状态 {status}）。</translation>
    </message>
    <message>
        <source>Check the address, or fetch the file in another way and add it from the disk.</source>
        <translation>请检查地址，或用其他方式取得该文件后从磁盘添加。</translation>
    </message>
    <message>
        <source>{url} could not be fetched: {detail}</source>
        <translation>无法获取 {url}：{detail}</translation>
    </message>
    <message>
        <source>Check the connection and start the download again; it goes on where it was.</source>
        <translation>请检查网络连接并重新开始下载；它会从中断处继续。</translation>
    </message>
    <message>
        <source>{url} has {found} bytes where {expected} were announced.</source>
        <translation>{url} 有 {found} 字节，而声明的是 {expected} 字节。</translation>
    </message>
    <message>
        <source>Start the download again; nothing of it was used.</source>
        <translation>请重新下载；其中没有任何内容被使用。</translation>
    </message>
    <message>
        <source>What came from {url} is not the published file: its SHA-256 is {found}, not {expected}.</source>
        <translation>从 {url} 得到的不是所发布的文件：其 SHA-256 是 {found}，而不是 {expected}。</translation>
    </message>
    <message>
        <source>Start the download again; if it stays so, do not use this source. The file was removed.</source>
        <translation>请重新下载；若仍然如此，请不要使用该来源。该文件已删除。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not on this machine, and downloads are switched off.</source>
        <translation>本机没有“{name}”，而下载已关闭。</translation>
    </message>
    <message>
        <source>Switch off the offline mode in the preferences, or add the file from the disk.</source>
        <translation>请在偏好设置中关闭离线模式，或从磁盘添加该文件。</translation>
    </message>
    <message>
        <source>{file}, line {line}: there is no image {image}.</source>
        <translation>{file} 第 {line} 行：没有图像 {image}。</translation>
    </message>
    <message>
        <source>Correct the path (it counts from the table&apos;s folder), or add the image.</source>
        <translation>请更正路径（相对于表格所在的文件夹），或补上该图像。</translation>
    </message>
    <message>
        <source>This run cannot be exported as {format}: {detail}</source>
        <translation>本次运行无法导出为 {format}：{detail}</translation>
    </message>
    <message>
        <source>Choose another format; the state dict takes every run.</source>
        <translation>请选择其他格式；状态字典适用于所有运行。</translation>
    </message>
    <message>
        <source>The exported {format} does not answer as the run does: they differ by {difference}, where {limit} is allowed.</source>
        <translation>导出的 {format} 与运行的回答不一致：相差 {difference}，允许的上限为 {limit}。</translation>
    </message>
    <message>
        <source>The program {program}, which this export needs, cannot be used: {detail}</source>
        <translation>此导出所需的程序 {program} 无法使用：{detail}</translation>
    </message>
    <message>
        <source>Install Luthier again, or choose another format.</source>
        <translation>请重新安装 Luthier，或选择其他格式。</translation>
    </message>
    <message>
        <source>Nothing was written. Export again, or choose another format.</source>
        <translation>未写入任何内容。请重新导出，或选择其他格式。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>%1, is %2</source>
        <comment>confidence, true class</comment>
        <translation>%1，实为 %2</translation>
    </message>
    <message>
        <source>is %1, off by %2</source>
        <comment>true number, error</comment>
        <translation>实为 %1，误差 %2</translation>
    </message>
    <message>
        <source>is %1</source>
        <comment>true labels</comment>
        <translation>实为 %1</translation>
    </message>
</context>
<context>
    <name>ExportFormat</name>
    <message>
        <source>State dict (safetensors)</source>
        <translation>状态字典（safetensors）</translation>
    </message>
    <message>
        <source>For PyTorch code: the weights under torchvision&apos;s names.</source>
        <translation>用于 PyTorch 代码：权重采用 torchvision 的命名。</translation>
    </message>
    <message>
        <source>Hugging Face folder</source>
        <translation>Hugging Face 文件夹</translation>
    </message>
    <message>
        <source>For transformers: model, description and preprocessing in one folder.</source>
        <translation>用于 transformers：模型、说明与预处理在同一文件夹中。</translation>
    </message>
    <message>
        <source>timm folder</source>
        <translation>timm 文件夹</translation>
    </message>
    <message>
        <source>For timm&apos;s create_model, from a local folder or a hub.</source>
        <translation>用于 timm 的 create_model，可从本地文件夹或 hub 读取。</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>For LibTorch and PyTorch without any model code: one file, any batch size.</source>
        <translation>用于 LibTorch 和 PyTorch，无需模型代码：单个文件，任意批大小。</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>For onnxruntime and most other inference programs; any batch size.</source>
        <translation>用于 onnxruntime 及大多数推理程序；任意批大小。</translation>
    </message>
    <message>
        <source>ONNX, 8-bit weights</source>
        <translation>ONNX，8 位权重</translation>
    </message>
    <message>
        <source>A quarter of the size, dynamically quantised; what that costs in accuracy is in the certificate.</source>
        <translation>大小约为四分之一，动态量化；由此损失的准确率写在证书中。</translation>
    </message>
</context>
<context>
    <name>KeyReport</name>
    <message>
        <source>%1: %2 in the file, %3 wanted</source>
        <translation>%1：文件中为 %2，需要 %3</translation>
    </message>
    <message>
        <source>No report of the weights is kept for this model.</source>
        <translation>此模型没有保存权重报告。</translation>
    </message>
    <message>
        <source>All %1 weights were found, each in its shape.</source>
        <translation>%1 个权重全部找到，形状均相符。</translation>
    </message>
    <message>
        <source>%1 weights matched. %2 are missing and keep random values, %3 were not needed, %4 have another shape (usually the head, which fine-tuning replaces).</source>
        <translation>%1 个权重匹配。%2 个缺失并保留随机值，%3 个不需要，%4 个形状不同（通常是分类头，微调时会替换）。</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Validation: %1</source>
        <translation>验证集：%1</translation>
    </message>
    <message>
        <source>Test: %1</source>
        <translation>测试集：%1</translation>
    </message>
    <message>
        <source>Train: %1</source>
        <translation>训练集：%1</translation>
    </message>
    <message>
        <source>Each step: %1</source>
        <translation>每步：%1</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>top-5 accuracy</source>
        <translation>前 5 准确率</translation>
    </message>
    <message>
        <source>macro precision</source>
        <translation>宏平均精确率</translation>
    </message>
    <message>
        <source>macro recall</source>
        <translation>宏平均召回率</translation>
    </message>
    <message>
        <source>weighted F1</source>
        <translation>加权 F1</translation>
    </message>
    <message>
        <source>weighted precision</source>
        <translation>加权精确率</translation>
    </message>
    <message>
        <source>weighted recall</source>
        <translation>加权召回率</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>F1 of entities</source>
        <translation>实体 F1</translation>
    </message>
    <message>
        <source>F1 of answers</source>
        <translation>答案 F1</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>correlation (Pearson)</source>
        <translation>相关系数（Pearson）</translation>
    </message>
    <message>
        <source>rank correlation (Spearman)</source>
        <translation>秩相关系数（Spearman）</translation>
    </message>
    <message>
        <source>perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>precision of entities</source>
        <translation>实体精确率</translation>
    </message>
    <message>
        <source>recall of entities</source>
        <translation>实体召回率</translation>
    </message>
    <message>
        <source>macro F1 of entities</source>
        <translation>实体宏平均 F1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>micro precision</source>
        <translation>微平均精确率</translation>
    </message>
    <message>
        <source>micro recall</source>
        <translation>微平均召回率</translation>
    </message>
    <message>
        <source>F1, mean over the examples</source>
        <translation>F1（按样本平均）</translation>
    </message>
    <message>
        <source>precision, mean over the examples</source>
        <translation>精确率（按样本平均）</translation>
    </message>
    <message>
        <source>recall, mean over the examples</source>
        <translation>召回率（按样本平均）</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>%1 recognised: %2, least certain first</source>
        <translation>%1 识别正确：%2 个，最不确定的在前</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3, most certain first</source>
        <translation>%1 被当作 %2：%3 个，最确定的在前</translation>
    </message>
    <message>
        <source>%1 mistaken: %2, most certain first</source>
        <translation>%1 识别错误：%2 个，最确定的在前</translation>
    </message>
    <message>
        <source>Worst mistakes: %1, most certain first</source>
        <translation>最严重的错误：%1 个，最确定的在前</translation>
    </message>
    <message>
        <source>All predictions: %1</source>
        <translation>全部预测：%1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>shorter side first to %1 px</source>
        <translation>先将短边缩放到 %1 像素</translation>
    </message>
    <message>
        <source>resized %1</source>
        <translation>%1缩放</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>标准差 %1</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Train on %1</source>
        <translation>用 %1 训练</translation>
    </message>
    <message>
        <source>Set up the run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>Nothing is lost: the run can go on from its last checkpoint.</source>
        <translation>没有任何丢失：可从最后的检查点继续运行。</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>查看原因</translation>
    </message>
    <message>
        <source>%1 is on its way</source>
        <translation>%1 正在进行</translation>
    </message>
    <message>
        <source>You may close the window: the run goes on, and is here when you come back.</source>
        <translation>可以关闭窗口：运行会继续，您回来时它就在这里。</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>查看进展</translation>
    </message>
    <message>
        <source>%1 is trained</source>
        <translation>%1 训练完成</translation>
    </message>
    <message>
        <source>Look at what it gets wrong: often it is the labels, and then the data can be mended.</source>
        <translation>看看它错在哪里：往往是标签有误，这样的数据可以修正。</translation>
    </message>
    <message>
        <source>See its worst mistakes</source>
        <translation>查看最严重的错误</translation>
    </message>
    <message>
        <source>Bring your own data</source>
        <translation>使用您自己的数据</translation>
    </message>
    <message>
        <source>A table of texts, or a folder of images with one subfolder for each class. Drop it anywhere on this window, or choose it; your files stay where they are.</source>
        <translation>一个文本表格，或一个按类别分子文件夹的图像文件夹。将其拖到窗口任意位置，或点击选择；您的文件保持原位。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Your data is imported. Choose a model and start; good settings are filled in.</source>
        <translation>数据已导入。选择模型即可开始；合适的设置已填好。</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>How the files are arranged. Automatic recognises it by names and first bytes.</source>
        <translation>文件的组织方式。“自动”会根据名称和文件开头的字节识别。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>One folder for each class</source>
        <translation>每个类别一个文件夹</translation>
    </message>
    <message>
        <source>IDX files (the MNIST family)</source>
        <translation>IDX 文件（MNIST 系列）</translation>
    </message>
    <message>
        <source>Changes to the classes</source>
        <translation>类别调整</translation>
    </message>
    <message>
        <source>A JSON object from found name to new name; equal new names merge, null leaves a class out.</source>
        <translation>一个 JSON 对象，从原名称映射到新名称；新名称相同则合并，null 表示排除该类别。</translation>
    </message>
    <message>
        <source>Names of the classes</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>验证集比例</translation>
    </message>
    <message>
        <source>Share for testing</source>
        <translation>测试集比例</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Equal seeds split equal data equally.</source>
        <translation>相同的种子对相同的数据给出相同的划分。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>数量限制</translation>
    </message>
    <message>
        <source>Takes only so many, evenly from all classes; 0 takes all. For a quick trial.</source>
        <translation>只取这么多图片，各类别均匀；0 表示全部。适合快速试验。</translation>
    </message>
    <message>
        <source>Takes only so many, evenly from all classes; 0 takes all.</source>
        <translation>只取这么多图片，各类别均匀；0 表示全部。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far each step moves the weights. Ten times smaller if the loss jumps about; ten times larger if it hardly falls.</source>
        <translation>每一步移动权重的幅度。损失剧烈跳动时缩小十倍；几乎不下降时放大十倍。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>训练范围</translation>
    </message>
    <message>
        <source>The whole model</source>
        <translation>整个模型</translation>
    </message>
    <message>
        <source>The head only</source>
        <translation>仅分类头</translation>
    </message>
    <message>
        <source>Off starts from random weights: slower and usually worse, but it shows what the pretraining is worth.</source>
        <translation>关闭则从随机权重开始：更慢，通常也更差，但可以看出预训练的价值。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one; cpu, cuda or cuda:1 choose.</source>
        <translation>auto 在有 GPU 时使用 GPU；也可以指定 cpu、cuda 或 cuda:1。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Side of the square that the model sees; 0 follows the data and the model.</source>
        <translation>模型所见正方形的边长；0 表示由数据和模型决定。</translation>
    </message>
    <message>
        <source>Cropping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Shows a slightly different part of each image every epoch, so that the model learns what matters.</source>
        <translation>每一轮显示每张图片略有不同的部分，让模型学到真正重要的内容。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shifted by a few pixels</source>
        <translation>平移几个像素</translation>
    </message>
    <message>
        <source>Random part, enlarged</source>
        <translation>随机局部放大</translation>
    </message>
    <message>
        <source>Largest shift</source>
        <translation>最大平移</translation>
    </message>
    <message>
        <source>Border added around the image before a part of the original size is cut out.</source>
        <translation>先在图片四周加边，再裁出原尺寸的一块。</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Mirrors half of the training images. Switch it off where left and right differ in meaning, as in digits and letters.</source>
        <translation>将一半的训练图片左右翻转。左右含义不同时（如数字和字母）请关闭。</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>For images without an up and a down, as from a microscope or a satellite.</source>
        <translation>适合没有上下之分的图片，例如显微镜或卫星图像。</translation>
    </message>
    <message>
        <source>Variation of light</source>
        <translation>光照变化</translation>
    </message>
    <message>
        <source>Varies brightness, contrast and saturation by up to this share; helps where photographs differ in light.</source>
        <translation>在此比例内随机改变亮度、对比度和饱和度；照片光照差异较大时有帮助。</translation>
    </message>
    <message>
        <source>Variation of hue</source>
        <translation>色相变化</translation>
    </message>
    <message>
        <source>Turns the colours by up to this share of the colour circle. Leave it at 0 where colour tells the classes apart.</source>
        <translation>在色环的此比例内随机旋转颜色。靠颜色区分类别时请保持为 0。</translation>
    </message>
    <message>
        <source>Optimisation</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>SGD suits residual networks. AdamW needs a learning rate about fifty times smaller.</source>
        <translation>SGD 适合残差网络。AdamW 需要小约五十倍的学习率。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How much of the last step&apos;s direction is kept.</source>
        <translation>保留上一步方向的比例。</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>Looks one step ahead; usually a little better.</source>
        <translation>向前多看一步；通常略好一些。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls the weights towards zero; more of it against overfitting.</source>
        <translation>把权重拉向零；过拟合时可加大。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Memory of AdamW&apos;s mean of the gradients.</source>
        <translation>AdamW 对梯度均值的记忆。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Memory of AdamW&apos;s mean of the squared gradients.</source>
        <translation>AdamW 对梯度平方均值的记忆。</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes during the run. One cycle rises, then falls to nearly nothing: a good result in few epochs.</source>
        <translation>学习率在运行中如何变化。“单周期”先升后降到接近零：用较少的轮数即可得到好结果。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>预热轮数</translation>
    </message>
    <message>
        <source>Raises the learning rate from zero over so many epochs. One cycle warms up by itself.</source>
        <translation>在这么多轮内把学习率从零升起。“单周期”自带预热。</translation>
    </message>
    <message>
        <source>Epochs per step</source>
        <translation>每级轮数</translation>
    </message>
    <message>
        <source>After so many epochs the learning rate is multiplied by the factor below.</source>
        <translation>每过这么多轮，学习率乘以下面的系数。</translation>
    </message>
    <message>
        <source>Factor per step</source>
        <translation>每级系数</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at each step.</source>
        <translation>每一级学习率所乘的系数。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Keeps the model from being too sure; 0.1 is usual where some labels may be wrong.</source>
        <translation>避免模型过于自信；部分标签可能有误时常取 0.1。</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Balanced makes rare classes count as much as frequent ones.</source>
        <translation>“均衡”让稀少的类别与常见的类别同等重要。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Longest step of the gradient (its norm); 0 is off, 1 tames a run that diverges.</source>
        <translation>梯度的最大长度（范数）；0 表示关闭，1 可以稳住发散的运行。</translation>
    </message>
    <message>
        <source>Accumulated batches</source>
        <translation>累积批数</translation>
    </message>
    <message>
        <source>Adds up so many batches before each step: the effect of a larger batch without its memory.</source>
        <translation>每一步之前累积这么多个批：效果等同更大的批，却不占更多内存。</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What counts as best</source>
        <translation>最佳的标准</translation>
    </message>
    <message>
        <source>Chooses the checkpoint that is kept as the best. Macro F1 treats rare classes as equal.</source>
        <translation>决定保留哪个检查点为最佳。宏平均 F1 对稀少类别一视同仁。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Ends the run when the validation no longer gets better.</source>
        <translation>验证结果不再变好时结束运行。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>Epochs without a better result before the run ends.</source>
        <translation>连续多少轮没有更好的结果就结束运行。</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Automatic measures both and takes the faster; 32 bit is the more exact.</source>
        <translation>“自动”会实测两种并取较快的；32 位更精确。</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 位</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation>内存格式</translation>
    </message>
    <message>
        <source>The order of an image&apos;s values in memory. It changes the speed, not the result.</source>
        <translation>图片数值在内存中的排列顺序。只影响速度，不影响结果。</translation>
    </message>
    <message>
        <source>Channels first</source>
        <translation>通道在前</translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Processor threads for the computation; 0 takes all cores.</source>
        <translation>用于计算的处理器线程数；0 表示使用全部核心。</translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation>读取线程数</translation>
    </message>
    <message>
        <source>Start of all random choices; another seed shows how much of a result is luck.</source>
        <translation>所有随机选择的起点；换一个种子可以看出结果中有多少是运气。</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>确定性</translation>
    </message>
    <message>
        <source>Equal settings give equal weights to the last bit. Slower.</source>
        <translation>相同的设置得到逐位相同的权重。速度较慢。</translation>
    </message>
    <message>
        <source>Steps between checkpoints</source>
        <translation>检查点间隔步数</translation>
    </message>
    <message>
        <source>Saves inside an epoch after so many steps; 0 saves by time.</source>
        <translation>在一轮之内每过这么多步保存一次；0 表示按时间保存。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Table of texts (CSV, TSV)</source>
        <translation>文本表格（CSV、TSV）</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>JSON array</source>
        <translation>JSON 数组</translation>
    </message>
    <message>
        <source>Text files, by class</source>
        <translation>按类别存放的文本文件</translation>
    </message>
    <message>
        <source>Tagged words (CoNLL)</source>
        <translation>带标注的词语（CoNLL）</translation>
    </message>
    <message>
        <source>Questions and answers (SQuAD)</source>
        <translation>问答（SQuAD）</translation>
    </message>
    <message>
        <source>Where labels are numbers: the names of 0, 1, 2 and so on, separated by commas.</source>
        <translation>标签为数字时：0、1、2 等的名称，用逗号分隔。</translation>
    </message>
    <message>
        <source>Examples set aside to watch the training, where the data brings no validation split of its own.</source>
        <translation>数据本身没有验证集时，留出用于观察训练过程的样本。</translation>
    </message>
    <message>
        <source>Examples set aside for the last, honest measurement, where the data brings no test split of its own.</source>
        <translation>数据本身没有测试集时，留出用于最后一次客观评测的样本。</translation>
    </message>
    <message>
        <source>Most examples for training</source>
        <translation>训练样本上限</translation>
    </message>
    <message>
        <source>Most examples for validation</source>
        <translation>验证样本上限</translation>
    </message>
    <message>
        <source>Most examples for testing</source>
        <translation>测试样本上限</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Column of the text</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Name of the column, or its number from 1; empty: found by its name and contents.</source>
        <translation>列名，或从 1 开始的列号；留空则按名称和内容自动识别。</translation>
    </message>
    <message>
        <source>Column of the second text</source>
        <translation>第二段文本列</translation>
    </message>
    <message>
        <source>The second sentence of a pair, or the passage of a question; &quot;-&quot; for none, empty: found.</source>
        <translation>句对中的第二句，或问题对应的段落；“-”表示没有，留空则自动识别。</translation>
    </message>
    <message>
        <source>Column of the label</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>Class, classes or number; &quot;-&quot; for none, empty: found.</source>
        <translation>类别、多个类别或数字；“-”表示没有，留空则自动识别。</translation>
    </message>
    <message>
        <source>Column of the split</source>
        <translation>划分列</translation>
    </message>
    <message>
        <source>A column that says train, validation or test; &quot;-&quot; for none, empty: found.</source>
        <translation>写有 train、validation 或 test 的列；“-”表示没有，留空则自动识别。</translation>
    </message>
    <message>
        <source>Column of the group</source>
        <translation>分组列</translation>
    </message>
    <message>
        <source>Rows with the same value stay in one split, such as all reviews by one person; &quot;-&quot; for none, empty: found by its name.</source>
        <translation>取值相同的行保持在同一划分中，例如同一人的全部评论；“-”表示没有，留空则按名称识别。</translation>
    </message>
    <message>
        <source>Column of the id</source>
        <translation>编号列</translation>
    </message>
    <message>
        <source>Only left aside when columns are found by themselves; &quot;-&quot; for none, empty: found.</source>
        <translation>自动识别各列时将其排除在外；“-”表示没有，留空则自动识别。</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>Whether the first row names the columns.</source>
        <translation>首行是否为列名。</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>What stands between two columns.</source>
        <translation>两列之间的字符。</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Whether texts may stand in double quotes, with delimiters and line breaks inside.</source>
        <translation>文本是否可以放在双引号中，其内可含分隔符和换行。</translation>
    </message>
    <message>
        <source>Double quotes</source>
        <translation>双引号</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How characters are written as bytes; change it where texts look garbled.</source>
        <translation>字符以何种字节表示；文本显示为乱码时请更改。</translation>
    </message>
    <message>
        <source>Separator of labels</source>
        <translation>标签分隔符</translation>
    </message>
    <message>
        <source>Where a row may have several classes: what stands between them, such as | or a comma.</source>
        <translation>一行可有多个类别时，类别之间的字符，例如 | 或逗号。</translation>
    </message>
    <message>
        <source>Threshold of the label</source>
        <translation>标签阈值</translation>
    </message>
    <message>
        <source>Makes two classes of a number: below it, and from it on. Empty: none.</source>
        <translation>把数字分成两类：小于阈值，以及不小于阈值。留空则不分。</translation>
    </message>
    <message>
        <source>Names of the two classes</source>
        <translation>两个类别的名称</translation>
    </message>
    <message>
        <source>Below the threshold and from it on, separated by a comma.</source>
        <translation>小于阈值和不小于阈值的名称，用逗号分隔。</translation>
    </message>
    <message>
        <source>Scheme of the tags</source>
        <translation>标注方案</translation>
    </message>
    <message>
        <source>How the tags of words mark the beginning of an entity.</source>
        <translation>词语标注如何表示实体的开头。</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>Remove HTML</source>
        <translation>去除 HTML</translation>
    </message>
    <message>
        <source>Tags are taken out, entities such as &amp;amp; become what they stand for.</source>
        <translation>去掉标签，并把 &amp;amp; 之类的实体还原为它所代表的字符。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>Replace by a word</source>
        <translation>替换为一个词</translation>
    </message>
    <message>
        <source>Web addresses</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Remove them, or write &quot;http&quot; in their place.</source>
        <translation>将其去除，或以“http”代替。</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>Remove names such as @someone, or write &quot;@user&quot; in their place.</source>
        <translation>去除 @某人 之类的名字，或以“@user”代替。</translation>
    </message>
    <message>
        <source>Unicode form</source>
        <translation>Unicode 形式</translation>
    </message>
    <message>
        <source>NFC joins letters with their accents; NFKC also makes full-width letters plain.</source>
        <translation>NFC 把字母与其变音符号合并；NFKC 还把全角字母变为普通字母。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>Rarely needed: models that want it do it themselves.</source>
        <translation>很少需要：需要小写的模型会自行处理。</translation>
    </message>
    <message>
        <source>Tidy white space</source>
        <translation>整理空白</translation>
    </message>
    <message>
        <source>Runs of spaces and line breaks become one space; none at the ends.</source>
        <translation>连续的空格和换行变为一个空格，首尾不留空白。</translation>
    </message>
    <message>
        <source>Leave out empty texts</source>
        <translation>去掉空文本</translation>
    </message>
    <message>
        <source>Rows without a text teach nothing.</source>
        <translation>没有文本的行毫无用处。</translation>
    </message>
    <message>
        <source>Leave out duplicates</source>
        <translation>去掉重复项</translation>
    </message>
    <message>
        <source>Of equal texts only the first is kept.</source>
        <translation>相同的文本只保留第一个。</translation>
    </message>
    <message>
        <source>Shortest text</source>
        <translation>最短文本</translation>
    </message>
    <message>
        <source>Texts with fewer characters are left out; 0 keeps all.</source>
        <translation>字符数更少的文本会被去掉；0 表示全部保留。</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>Texts of more bytes are left out and reported.</source>
        <translation>字节数更多的文本会被去掉并报告。</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>What is longer is cut off, or seen in several windows. 0 follows the data: ninety-nine of a hundred texts are seen whole, as far as the model reaches.</source>
        <translation>更长的部分会被截去，或分成几个窗口查看。0 表示依数据而定：在模型允许的范围内，一百条文本中有九十九条能看全。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Overlap of windows</source>
        <translation>窗口重叠</translation>
    </message>
    <message>
        <source>How many tokens two neighbouring windows of a long text share; more of it finds answers at their borders.</source>
        <translation>长文本中相邻两个窗口共有多少词元；重叠多一些，便能找到边界处的答案。</translation>
    </message>
    <message>
        <source>What stands for the whole text</source>
        <translation>用什么代表整段文本</translation>
    </message>
    <message>
        <source>The model&apos;s own first token, or the mean over all tokens. Automatic does as the model was made.</source>
        <translation>模型自己的首个词元，或所有词元的平均。自动则按模型原来的方式。</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个词元</translation>
    </message>
    <message>
        <source>Mean of the tokens</source>
        <translation>词元平均</translation>
    </message>
    <message>
        <source>What makes a batch</source>
        <translation>批次如何组成</translation>
    </message>
    <message>
        <source>Texts of about equal length waste little on padding and train faster; any texts are the plainer choice.</source>
        <translation>长度相近的文本在填充上浪费少，训练更快；任意文本是更朴素的选择。</translation>
    </message>
    <message>
        <source>Texts of equal length</source>
        <translation>长度相近的文本</translation>
    </message>
    <message>
        <source>Any texts</source>
        <translation>任意文本</translation>
    </message>
    <message>
        <source>Tokens in a batch</source>
        <translation>每批词元数</translation>
    </message>
    <message>
        <source>Fills each batch up to so many tokens, many short texts or few long ones; 0 takes the batch size.</source>
        <translation>每批最多装这么多词元，短文本多装、长文本少装；0 表示按批大小。</translation>
    </message>
    <message>
        <source>Threshold of a label</source>
        <translation>标签阈值</translation>
    </message>
    <message>
        <source>A label counts as given from this probability on.</source>
        <translation>概率达到此值即视为给出该标签。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长答案</translation>
    </message>
    <message>
        <source>Longer stretches of the passage are not offered as an answer.</source>
        <translation>段落中更长的片段不会作为答案给出。</translation>
    </message>
    <message>
        <source>Margin for no answer</source>
        <translation>无答案的余量</translation>
    </message>
    <message>
        <source>How much better &quot;no answer&quot; must be than the best answer to be given; more of it answers more questions.</source>
        <translation>“无答案”须比最佳答案好多少才会被给出；数值越大，回答的问题越多。</translation>
    </message>
    <message>
        <source>Share of hidden tokens</source>
        <translation>遮盖词元的比例</translation>
    </message>
    <message>
        <source>How many of the tokens are hidden, to be guessed from the others.</source>
        <translation>多少词元被遮盖，须由其余词元猜出。</translation>
    </message>
    <message>
        <source>Keep the embeddings</source>
        <translation>保持嵌入不变</translation>
    </message>
    <message>
        <source>Leaves the vectors of the vocabulary as they are; saves memory with few examples.</source>
        <translation>词表向量保持原样；样本少时节省内存。</translation>
    </message>
    <message>
        <source>Layers that are kept</source>
        <translation>保持不变的层</translation>
    </message>
    <message>
        <source>So many of the lowest layers stay as they are: faster, and safer with few examples.</source>
        <translation>最底下的这么多层保持原样：更快，样本少时也更稳妥。</translation>
    </message>
    <message>
        <source>Rank of LoRA</source>
        <translation>LoRA 的秩</translation>
    </message>
    <message>
        <source>Size of the additions; 8 suits most work, more learns more.</source>
        <translation>附加部分的大小；8 适合大多数情形，越大学得越多。</translation>
    </message>
    <message>
        <source>Scale of LoRA</source>
        <translation>LoRA 的缩放</translation>
    </message>
    <message>
        <source>The additions count by this number divided by the rank; twice the rank is usual.</source>
        <translation>附加部分按此数除以秩计入；通常取秩的两倍。</translation>
    </message>
    <message>
        <source>Dropout of LoRA</source>
        <translation>LoRA 的随机失活</translation>
    </message>
    <message>
        <source>Hides this share of the additions&apos; input while training; against overfitting.</source>
        <translation>训练时遮去附加部分输入的这一比例；可防过拟合。</translation>
    </message>
    <message>
        <source>Where LoRA adds</source>
        <translation>LoRA 加在哪里</translation>
    </message>
    <message>
        <source>Names of the linear layers that get an addition, separated by commas: query, key, value, dense.</source>
        <translation>要加附加部分的线性层名称，以逗号分隔：query、key、value、dense。</translation>
    </message>
    <message>
        <source>How often the model sees all training examples. Three suit a first look, ten to thirty a final model of images; more can be added while it trains.</source>
        <translation>模型把所有训练样本看多少遍。先看看结果三遍即可，图像的最终模型十到三十遍；训练时还可再加。</translation>
    </message>
    <message>
        <source>Examples per step. Smaller needs less memory; for a few hundred examples take 16 or 32.</source>
        <translation>每步的样本数。越小所需内存越少；只有几百个样本时取 16 或 32。</translation>
    </message>
    <message>
        <source>The whole model reaches the best result; the head only is fast and does well with very few examples; LoRA trains small additions and keeps the model itself as it is.</source>
        <translation>训练整个模型效果最好；只训练头部很快，样本极少时效果也不错；LoRA 只训练小的附加部分，模型本身保持不变。</translation>
    </message>
    <message>
        <source>Small additions (LoRA)</source>
        <translation>小的附加部分（LoRA）</translation>
    </message>
    <message>
        <source>Weight decay on biases too</source>
        <translation>权重衰减也作用于偏置</translation>
    </message>
    <message>
        <source>Off leaves biases and normalisation out, as is usual for text models.</source>
        <translation>关闭则不含偏置与归一化，文本模型通常如此。</translation>
    </message>
    <message>
        <source>Rate of the head</source>
        <translation>头部的学习率</translation>
    </message>
    <message>
        <source>The head learns faster by this factor: it begins from nothing, the rest of the model does not.</source>
        <translation>头部的学习速度乘以此倍数：它从零开始，模型的其余部分则不是。</translation>
    </message>
    <message>
        <source>Rate of the lower layers</source>
        <translation>底层的学习率</translation>
    </message>
    <message>
        <source>Each layer learns slower than the one above it by this factor; 0.9 keeps more of what the lower layers know, 1 treats all alike.</source>
        <translation>每一层的学习速度是其上一层的这一倍数；0.9 能更多保留底层已学到的东西，1 则一视同仁。</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Warm-up as a share</source>
        <translation>预热比例</translation>
    </message>
    <message>
        <source>Raises the learning rate over this share of all steps, where no epochs are given.</source>
        <translation>在全部步数的这一比例内提高学习率；仅在未给出轮数时有效。</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Raises the learning rate over so many steps; 0 goes by the two settings above.</source>
        <translation>在这么多步内提高学习率；0 表示按上面两项设置。</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>F1 of entities</source>
        <translation>实体 F1</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>F1 of answers</source>
        <translation>答案 F1</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Root of the mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Correlation (Pearson)</source>
        <translation>相关系数（Pearson）</translation>
    </message>
    <message>
        <source>Rank correlation (Spearman)</source>
        <translation>秩相关系数（Spearman）</translation>
    </message>
    <message>
        <source>Threads that read and prepare examples; 0 chooses by itself.</source>
        <translation>读取并准备样本的线程；0 表示自动选择。</translation>
    </message>
    <message>
        <source>Memory for examples</source>
        <translation>样本所用内存</translation>
    </message>
    <message>
        <source>Prepared examples kept in memory, so that they are not prepared again each epoch.</source>
        <translation>准备好的样本保留在内存中，不必每轮重新准备。</translation>
    </message>
    <message>
        <source>Stronger augmentation</source>
        <translation>更强的数据增强</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turns each image by up to this angle either way. A few degrees for photographs; 180 where there is no up and down.</source>
        <translation>每张图像向任一方向随机旋转，最多到此角度。照片取几度即可；没有上下之分时取 180。</translation>
    </message>
    <message>
        <source>RandAugment</source>
        <translation>RandAugment</translation>
    </message>
    <message>
        <source>Changes each image by a few operations chosen by chance: shears, shifts, light, colour. Helps long trainings; a short one may not have the time for it.</source>
        <translation>对每张图像随机施加几种变化：错切、平移、明暗、颜色。适合较长的训练；训练太短时可能来不及见效。</translation>
    </message>
    <message>
        <source>Operations for each image</source>
        <translation>每张图像的变化次数</translation>
    </message>
    <message>
        <source>How many operations follow each other.</source>
        <translation>依次施加多少种变化。</translation>
    </message>
    <message>
        <source>Strength of the operations</source>
        <translation>变化的强度</translation>
    </message>
    <message>
        <source>From 0, nearly nothing, to 30, hardly to be recognised.</source>
        <translation>从 0（几乎不变）到 30（几乎认不出）。</translation>
    </message>
    <message>
        <source>Erased areas</source>
        <translation>擦除区域</translation>
    </message>
    <message>
        <source>Share of the images in which a rectangle is hidden, so that the model looks at more than one part; 0.1 to 0.25 is usual.</source>
        <translation>有多少图像会被遮住一块矩形，让模型不只看一处；通常取 0.1 到 0.25。</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Blends pairs of images and their classes; 0.2 blends little, 1 by any share, 0 is off. For long trainings. Together with CutMix each batch gets one of the two.</source>
        <translation>将两张图像及其类别按比例混合；0.2 混合较少，1 为任意比例，0 为关闭。适合较长的训练。与 CutMix 同时使用时，每批取其一。</translation>
    </message>
    <message>
        <source>CutMix</source>
        <translation>CutMix</translation>
    </message>
    <message>
        <source>Puts a part of one image into another, and mixes their classes by its area; 1 is usual, 0 is off.</source>
        <translation>把一张图像的一块放进另一张，并按面积混合类别；通常取 1，0 为关闭。</translation>
    </message>
    <message>
        <source>Generalisation</source>
        <translation>泛化</translation>
    </message>
    <message>
        <source>Loss to train by</source>
        <translation>训练用的损失</translation>
    </message>
    <message>
        <source>The focal loss counts what is learnt already for less, so that hard examples lead.</source>
        <translation>焦点损失让已经学会的样本少算一些，由困难的样本主导。</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Focal loss</source>
        <translation>焦点损失</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>聚焦程度</translation>
    </message>
    <message>
        <source>How much less the easy examples count; 0 is cross-entropy.</source>
        <translation>容易的样本少算多少；0 即交叉熵。</translation>
    </message>
    <message>
        <source>What an epoch shows</source>
        <translation>每轮展示的内容</translation>
    </message>
    <message>
        <source>Every example once, or as many examples of each class: rare ones several times, frequent ones not all.</source>
        <translation>每个样本一次，或每个类别一样多：少见的重复出现，常见的不全出现。</translation>
    </message>
    <message>
        <source>Every example once</source>
        <translation>每个样本一次</translation>
    </message>
    <message>
        <source>Each class equally often</source>
        <translation>各类别一样多</translation>
    </message>
    <message>
        <source>Stochastic depth</source>
        <translation>随机深度</translation>
    </message>
    <message>
        <source>Passes over blocks of the model by chance while it trains, the deepest with this probability; only models that were made with it can. -1 does as the model was published.</source>
        <translation>训练时随机跳过模型的某些模块，最深的一块以此概率跳过；只有为此设计的模型才可以。−1 沿用模型发布时的设置。</translation>
    </message>
    <message>
        <source>Average the weights</source>
        <translation>平均权重</translation>
    </message>
    <message>
        <source>Keeps a moving average of the weights, which is judged, saved and exported: steadier, and often a little better.</source>
        <translation>保留权重的滑动平均，用它来评估、保存和导出：更稳定，往往也稍好一些。</translation>
    </message>
    <message>
        <source>Memory of the average</source>
        <translation>平均的记忆</translation>
    </message>
    <message>
        <source>How much of the average stays at each step; it begins with less and warms up.</source>
        <translation>每一步保留多少旧的平均；开始时较少，逐渐增加。</translation>
    </message>
    <message>
        <source>Epochs before the next layers</source>
        <translation>解冻下一层前的轮数</translation>
    </message>
    <message>
        <source>The head trains first; after so many epochs the layers below it join in, then the next, and so on down. Careful with pretrained weights; 0 trains all layers from the start.</source>
        <translation>先训练头部；每过这么多轮，下面一组层加入训练，依次向下。这样对预训练权重更谨慎；0 表示从一开始就训练所有层。</translation>
    </message>
    <message>
        <source>16 bit, GPU only</source>
        <translation>16 位（仅 GPU）</translation>
    </message>
    <message>
        <source>Table of images (CSV, TSV, JSON Lines)</source>
        <translation>图像表格（CSV、TSV、JSON Lines）</translation>
    </message>
    <message>
        <source>What a model shall learn from the rows. Automatic goes by the labels.</source>
        <translation>模型要从各行中学习什么。“自动”由标签决定。</translation>
    </message>
    <message>
        <source>Column of the image</source>
        <translation>图像列</translation>
    </message>
    <message>
        <source>Disk space for prepared images</source>
        <translation>预处理图像所用磁盘空间</translation>
    </message>
    <message>
        <source>Keeps prepared images beside the dataset, for more of them than fit into memory and for later runs; 0 keeps none.</source>
        <translation>把准备好的图像保存在数据集旁，供内存放不下时和以后的运行使用；0 表示不保存。</translation>
    </message>
    <message>
        <source>Decode every pixel</source>
        <translation>解码每个像素</translation>
    </message>
    <message>
        <source>Off reads large JPEG images at a half, a quarter or an eighth of their size while training, never smaller than needed: faster, with slightly other pixels. Validation always sees them all.</source>
        <translation>关闭后，训练时以二分之一、四分之一或八分之一的尺寸读取大的 JPEG 图像，但不会小于所需尺寸：更快，像素略有不同。验证时始终解码全部像素。</translation>
    </message>
    <message>
        <source>Start from pretrained weights</source>
        <translation>从预训练权重开始</translation>
    </message>
    <message>
        <source>Compute activations again</source>
        <translation>重新计算激活值</translation>
    </message>
    <message>
        <source>Keeps less in memory during a step, by computing parts of it twice: the same result in about a third more time. A run whose memory runs out switches it on by itself, as its last resort.</source>
        <translation>每一步中把部分内容计算两次，从而占用更少的内存：结果相同，用时约多三分之一。内存不足的训练会把它作为最后手段自动开启。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Grey shows the model one channel instead of three: for images without colour. The first layer is adapted, so the pretrained weights keep what they know.</source>
        <translation>灰度只给模型看一个通道而不是三个：适用于没有颜色的图像。第一层会相应调整，预训练权重所学的内容得以保留。</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>红、绿、蓝</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
</context>
<context>
    <name>RunArrangement</name>
    <message>
        <source>a deleted dataset</source>
        <translation>已删除的数据集</translation>
    </message>
    <message>
        <source>a deleted model</source>
        <translation>已删除的模型</translation>
    </message>
    <message>
        <source>without a tag</source>
        <translation>没有标签</translation>
    </message>
</context>
<context>
    <name>RunColumn</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基准</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>measuring the machine</source>
        <translation>正在测试本机性能</translation>
    </message>
    <message>
        <source>validating</source>
        <translation>验证中</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>已训练 %1</translation>
    </message>
    <message>
        <source>a deleted dataset</source>
        <translation>已删除的数据集</translation>
    </message>
    <message>
        <source>a deleted model</source>
        <translation>已删除的模型</translation>
    </message>
    <message>
        <source>from random weights</source>
        <translation>从随机权重开始</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>仅分类头</translation>
    </message>
    <message>
        <source>full fine-tuning</source>
        <translation>全部微调</translation>
    </message>
    <message>
        <source>%1 on %2 · %3</source>
        <translation>%1，%2 · %3</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Memory was short: %1 examples pass at once, %2 times for each step. The step stays the same.</source>
        <translation>内存不足：每次通过 %1 个样本，每步 %2 次。每步的效果不变。</translation>
    </message>
    <message>
        <source>From epoch %1 on these train too: %2</source>
        <translation>从第 %1 轮起，这些也参加训练：%2</translation>
    </message>
    <message>
        <source>Activations are computed again instead of kept.</source>
        <translation>激活值不再保留，而是重新计算。</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Image classification</source>
        <translation>图像分类</translation>
    </message>
    <message>
        <source>Text classification</source>
        <translation>文本分类</translation>
    </message>
    <message>
        <source>Several labels for a text</source>
        <translation>文本多标签分类</translation>
    </message>
    <message>
        <source>A number for a text</source>
        <translation>文本回归</translation>
    </message>
    <message>
        <source>Names and other entities in a text</source>
        <translation>文本中的人名与其他实体</translation>
    </message>
    <message>
        <source>Answers in a passage</source>
        <translation>段落问答</translation>
    </message>
    <message>
        <source>Continued pretraining on a text</source>
        <translation>在文本上继续预训练</translation>
    </message>
    <message>
        <source>Several labels for an image</source>
        <translation>图像多标签分类</translation>
    </message>
    <message>
        <source>A number for an image</source>
        <translation>图像回归</translation>
    </message>
</context>
<context>
    <name>luthier::ArtifactTableModel</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>相同回答</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差异</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>luthier::AugmentationPanel</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Variant %1</source>
        <translation>变体 %1</translation>
    </message>
    <message>
        <source>The same image as training would see it, epoch after epoch. Choose another under Images; the settings stand in the training form under the same names.</source>
        <translation>同一张图片在每一轮训练中的样子。可在“图片”下选择另一张；这些设置在训练表单中以相同的名称出现。</translation>
    </message>
    <message>
        <source>Variants of one image</source>
        <translation>一张图片的变体</translation>
    </message>
    <message>
        <source>Variants appear here.</source>
        <translation>变体将显示在这里。</translation>
    </message>
</context>
<context>
    <name>luthier::BarCanvas</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>value, ends of its interval</comment>
        <translation>%1（%2 至 %3）</translation>
    </message>
</context>
<context>
    <name>luthier::BarPlot</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>luthier::BarTableModel</name>
    <message>
        <source>%1, from</source>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1，上限</translation>
    </message>
</context>
<context>
    <name>luthier::CatalogueEntryCard</name>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择一个模型</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Classes of its head</source>
        <translation>分类头的类别数</translation>
    </message>
    <message>
        <source>Accuracy on ImageNet</source>
        <translation>ImageNet 准确率</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Described at</source>
        <translation>说明页面</translation>
    </message>
    <message>
        <source>Fetched from</source>
        <translation>下载地址</translation>
    </message>
    <message>
        <source>SHA-256 begins with</source>
        <translation>SHA-256 开头</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Not stated here; look at the page above before you use it.</source>
        <translation>这里没有写明；使用前请查看上面的页面。</translation>
    </message>
    <message>
        <source>%1. Trained on ImageNet-1k, whose images were made available for research that is not commercial.</source>
        <translation>%1。在 ImageNet-1k 上训练，其图像仅供非商业研究使用。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take off the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Add to the workspace</source>
        <translation>加入工作区</translation>
    </message>
    <message>
        <source>Offline mode is on in the preferences.</source>
        <translation>首选项中已开启离线模式。</translation>
    </message>
    <message>
        <source>It is in the workspace.</source>
        <translation>已在工作区中。</translation>
    </message>
    <message>
        <source>Another program has fetched it; it is only read there.</source>
        <translation>已由其他程序下载；Luthier 只在原处读取。</translation>
    </message>
</context>
<context>
    <name>luthier::CataloguePanel</name>
    <message>
        <source>%1 is in the workspace.</source>
        <translation>%1 已在工作区中。</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>checking the hash</source>
        <translation>正在校验哈希</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Published weights</source>
        <translation>已发布的权重</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>模型目录</translation>
    </message>
    <message>
        <source>No entry of the catalogue fits the filter.</source>
        <translation>目录中没有符合筛选条件的条目。</translation>
    </message>
    <message>
        <source>The download of %1 was stopped. Fetch goes on from what has arrived.</source>
        <translation>%1 的下载已停止。再次获取时会从已下载的部分继续。</translation>
    </message>
</context>
<context>
    <name>luthier::CatalogueTableModel</name>
    <message>
        <source>On this machine</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Being fetched</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>In the workspace</source>
        <translation>在工作区中</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>luthier::CertificateCard</name>
    <message>
        <source>Certificate: %1</source>
        <translation>证书：%1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open as a page</source>
        <translation>以网页打开</translation>
    </message>
    <message>
        <source>After an export, this card tells how the exported model&apos;s answers compare with the run&apos;s.</source>
        <translation>导出之后，这里会说明导出的模型与该次运行的回答相比如何。</translation>
    </message>
</context>
<context>
    <name>luthier::ClassChoiceModel</name>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>原名称</translation>
    </message>
    <message>
        <source>Name in the dataset</source>
        <translation>数据集中的名称</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样例</translation>
    </message>
</context>
<context>
    <name>luthier::ColumnChooser</name>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
</context>
<context>
    <name>luthier::ComparePage</name>
    <message>
        <source>A run that trains cannot be deleted; stop it first.</source>
        <translation>正在训练的运行不能删除；请先停止。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Train again with changes</source>
        <translation>修改后重新训练</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Every run is kept here with its settings, curves, tags and notes, so that you find it again tomorrow.</source>
        <translation>每次运行都会连同设置、曲线、标签和备注保存在这里，方便您日后找到。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>The run is in the trash. Ctrl+Z takes it back.</source>
        <translation>运行已放入回收站。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>%1 runs are in the trash. Ctrl+Z takes them back.</source>
        <translation>%1 个运行已放入回收站。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Taken out of the trash.</source>
        <translation>已从回收站取回。</translation>
    </message>
    <message>
        <source>Delete the run with its checkpoints for good?</source>
        <translation>要永久删除此运行及其检查点吗？</translation>
    </message>
    <message>
        <source>Delete %1 runs with their checkpoints for good?</source>
        <translation>要永久删除 %1 个运行及其检查点吗？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>The run is deleted.</source>
        <translation>运行已删除。</translation>
    </message>
    <message>
        <source>%1 runs are deleted.</source>
        <translation>已删除 %1 个运行。</translation>
    </message>
    <message>
        <source>No longer the baseline</source>
        <translation>不再作为基准</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>设为基准</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Taken out of the archive.</source>
        <translation>已取消归档。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archived. Ctrl+Z takes it back.</source>
        <translation>已归档。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>All runs of the workspace. Select some to hold them against each other.</source>
        <translation>工作区的全部运行。选择若干个即可相互比较。</translation>
    </message>
</context>
<context>
    <name>luthier::ComparedRunsModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>heading of a group: its name, number of runs</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The baseline: figures of the other runs show how far they are from it.</source>
        <translation>基准：其他运行的数值会显示与它的差距。</translation>
    </message>
</context>
<context>
    <name>luthier::ComparisonCard</name>
    <message>
        <source>What to compare</source>
        <translation>比较内容</translation>
    </message>
    <message>
        <source>Curves and settings</source>
        <translation>曲线与设置</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Confusion matrices</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
</context>
<context>
    <name>luthier::ConfusionMatrixView</name>
    <message>
        <source>%1 recognised: %2 of %3.</source>
        <comment>class, count, count</comment>
        <translation>%1 识别正确：%2 / %3。</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4.</source>
        <comment>true class, answer, count, count</comment>
        <translation>%1 被当作 %2：%3 / %4。</translation>
    </message>
    <message>
        <source>Click to see them.</source>
        <translation>点击查看。</translation>
    </message>
    <message>
        <source>Rows are the truth, columns the answers.</source>
        <translation>行为真值，列为预测。</translation>
    </message>
    <message>
        <source>Per cent of the true class</source>
        <translation>占真实类别的百分比</translation>
    </message>
    <message>
        <source>%1 recognised: %2 in the first, %3 in the second.</source>
        <comment>class, count, count</comment>
        <translation>%1 识别正确：第一个 %2 个，第二个 %3 个。</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 in the first, %4 in the second.</source>
        <comment>true class, answer, count, count</comment>
        <translation>%1 被当作 %2：第一个 %3 个，第二个 %4 个。</translation>
    </message>
    <message>
        <source>Second minus first: blue is fewer, orange is more.</source>
        <translation>第二个减第一个：蓝色为减少，橙色为增加。</translation>
    </message>
</context>
<context>
    <name>luthier::CurvePlot</name>
    <message>
        <source>Reset the view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>More: table, picture, file</source>
        <translation>更多：表格、图片、文件</translation>
    </message>
    <message>
        <source>More about this figure</source>
        <translation>此图的更多操作</translation>
    </message>
    <message>
        <source>Drag a box or turn the wheel to zoom, Shift and drag to move, double click to see everything again. Arrow keys read the values, plus and minus zoom, Home resets.</source>
        <translation>拖出方框或滚动滚轮可缩放，按住 Shift 拖动可平移，双击恢复全貌。方向键读取数值，加减号缩放，Home 键重置。</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>纵轴取对数</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>横轴取对数</translation>
    </message>
</context>
<context>
    <name>luthier::CurvesCard</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>The first values come with the end of the first epoch.</source>
        <translation>第一轮结束时出现首批数值。</translation>
    </message>
    <message>
        <source>The first values come with the first steps.</source>
        <translation>开始训练后即出现首批数值。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>How much of the past each point of the loss remembers</source>
        <translation>损失曲线每个点保留多少过去的信息</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标</translation>
    </message>
</context>
<context>
    <name>luthier::CurvesPanel</name>
    <message>
        <source>By</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Select runs above to see their curves.</source>
        <translation>在上方选择运行以查看曲线。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>training time, s</source>
        <translation>训练时间（秒）</translation>
    </message>
    <message>
        <source>The first %1 of %2 runs.</source>
        <translation>%2 个运行中的前 %1 个。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>横轴对数</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>横轴取对数</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>纵轴对数</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>纵轴取对数</translation>
    </message>
</context>
<context>
    <name>luthier::DataPage</name>
    <message>
        <source>Imported %1.</source>
        <translation>已导入 %1。</translation>
    </message>
    <message>
        <source>The files were found and are the same.</source>
        <translation>已找到文件，内容相同。</translation>
    </message>
    <message>
        <source>An import is running; wait for it or cancel it.</source>
        <translation>正在导入；请等待完成或取消。</translation>
    </message>
    <message>
        <source>Rename the dataset</source>
        <translation>重命名数据集</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The run %1 was trained on this dataset.</source>
        <translation>运行 %1 是用此数据集训练的。</translation>
    </message>
    <message>
        <source>Delete its runs on the Compare page first.</source>
        <translation>请先在“对比”页删除它的运行。</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed %1 from the workspace. Ctrl+Z takes it back.</source>
        <translation>已从工作区移除 %1。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Where are the files of %1 now?</source>
        <translation>%1 的文件现在在哪里？</translation>
    </message>
    <message>
        <source>Comparing the files</source>
        <translation>正在比对文件</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Folder with images or texts</source>
        <translation>含图像或文本的文件夹</translation>
    </message>
    <message>
        <source>Table of texts, or IDX file</source>
        <translation>文本表格或 IDX 文件</translation>
    </message>
    <message>
        <source>Texts (*.csv *.tsv *.jsonl *.json *.txt *.conll *.gz);;IDX files (*ubyte *.idx *.gz);;All files (*)</source>
        <translation>文本 (*.csv *.tsv *.jsonl *.json *.txt *.conll *.gz);;IDX 文件 (*ubyte *.idx *.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Images and texts to learn from. They stay where they are; Luthier only reads them.</source>
        <translation>用于学习的图像和文本。它们保持原位，Luthier 只读取。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Drop a folder of images or a table of texts here</source>
        <translation>将图像文件夹或文本表格拖到此处</translation>
    </message>
    <message>
        <source>Images: one folder for each class, or train, validation and test folders with the classes inside. Texts: CSV, TSV, JSON, CoNLL, SQuAD, or text files in class folders.</source>
        <translation>图像：每个类别一个文件夹，或 train、validation、test 文件夹内含各类别。文本：CSV、TSV、JSON、CoNLL、SQuAD，或按类别分文件夹的文本文件。</translation>
    </message>
</context>
<context>
    <name>luthier::DataTable</name>
    <message>
        <source>No row contains these words.</source>
        <translation>没有包含这些词的行。</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按关键词筛选</translation>
    </message>
    <message>
        <source>Filter the rows by words</source>
        <translation>按关键词筛选行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>luthier::DatasetListModel</name>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>%1
%2 examples, %3 classes</source>
        <translation>%1
%2 个样例，%3 个类别</translation>
    </message>
    <message>
        <source>%1
%2 examples</source>
        <translation>%1
%2 个样例</translation>
    </message>
</context>
<context>
    <name>luthier::DatasetPanel</name>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>splits as given</source>
        <translation>使用自带的划分</translation>
    </message>
    <message>
        <source>splits made with seed %1</source>
        <translation>用种子 %1 划分</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Find the files</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Relocate</source>
        <translation>重新定位</translation>
    </message>
    <message>
        <source>The files have moved: say where they are now. Sizes and hashes are compared.</source>
        <translation>文件已移动：请指出现在的位置。会比对大小和哈希值。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removes the dataset from the workspace. Your files stay where they are.</source>
        <translation>从工作区移除数据集。您的文件保持原位。</translation>
    </message>
    <message>
        <source>Train on it</source>
        <translation>用它训练</translation>
    </message>
    <message>
        <source>Views of the dataset</source>
        <translation>数据集视图</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The import noticed nothing wrong.</source>
        <translation>导入时没有发现问题。</translation>
    </message>
    <message>
        <source>Problems of the import</source>
        <translation>导入时的问题</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>split, number of examples</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条文本</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Examples of each class</source>
        <translation>各类别的样例数</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range of numbers</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Examples by their number</source>
        <translation>按数值统计的样例数</translation>
    </message>
    <message>
        <source>Examples with each label</source>
        <translation>各标签的样例数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>luthier::DifferenceModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>luthier::DifferencesPanel</name>
    <message>
        <source>Select two or more runs.</source>
        <translation>请选择两个或更多运行。</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>这些运行的设置相同。</translation>
    </message>
    <message>
        <source>Only what differs; the rest is the same.</source>
        <translation>只列出不同之处，其余相同。</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
</context>
<context>
    <name>luthier::DropTarget</name>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Drop here, paste with Ctrl+V, or press Return to choose</source>
        <translation>拖到这里，用 Ctrl+V 粘贴，或按回车键选择</translation>
    </message>
</context>
<context>
    <name>luthier::EngineSetupBar</name>
    <message>
        <source>Fetching LibTorch</source>
        <translation>正在下载 LibTorch</translation>
    </message>
    <message>
        <source>The engine needs LibTorch, which is not on this machine yet: %1 to download, once. What comes is compared with the published SHA-256.</source>
        <translation>引擎需要 LibTorch，而本机上还没有：需下载 %1，仅此一次。下载的内容会与公布的 SHA-256 核对。</translation>
    </message>
    <message>
        <source>Fetch LibTorch</source>
        <translation>下载 LibTorch</translation>
    </message>
</context>
<context>
    <name>luthier::EpochScrubber</name>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Go back to an earlier epoch</source>
        <translation>回到较早的轮次</translation>
    </message>
</context>
<context>
    <name>luthier::ErrorBanner</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the message, for a report or a search</source>
        <translation>复制消息，便于反馈或搜索</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>luthier::EvaluatePage</name>
    <message>
        <source>Evaluating the test split</source>
        <translation>正在评估测试集</translation>
    </message>
    <message>
        <source>Evaluate the test split again</source>
        <translation>重新评估测试集</translation>
    </message>
    <message>
        <source>Evaluate the test split</source>
        <translation>评估测试集</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>No run to evaluate yet</source>
        <translation>还没有可评估的运行</translation>
    </message>
    <message>
        <source>Train a model first; its confusion matrix is here from the first epoch on.</source>
        <translation>请先训练模型；从第一轮起这里就有它的混淆矩阵。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>How good a run is, where it is wrong, and what it says to an example of yours.</source>
        <translation>一次运行的效果如何、错在哪里，以及它对您自己的样例给出什么答案。</translation>
    </message>
</context>
<context>
    <name>luthier::ExamplesPanel</name>
    <message>
        <source>All mistakes</source>
        <translation>全部错误</translation>
    </message>
    <message>
        <source>Examples of the selection</source>
        <translation>所选部分的样本</translation>
    </message>
    <message>
        <source>No example here: nothing was mistaken.</source>
        <translation>这里没有样本：没有出错。</translation>
    </message>
    <message>
        <source>Predictions appear with the first epoch.</source>
        <translation>第一轮结束后显示预测。</translation>
    </message>
    <message>
        <source>Answers of the best epoch: %1, worst first</source>
        <translation>最佳轮的答案：%1 条，误差大的在前</translation>
    </message>
</context>
<context>
    <name>luthier::ExplainControls</name>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>How much the class token looks at each token, in one head or on average. It shows where the model looks, not why it answers.</source>
        <translation>分类词元对每个词元的注意程度，可看单个头或均值。它说明模型看向何处，而不是为何如此回答。</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力展开</translation>
    </message>
    <message>
        <source>Attention followed through all layers, down to the words (Abnar and Zuidema 2020).</source>
        <translation>将注意力逐层追溯到词（Abnar 与 Zuidema，2020）。</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>梯度 × 输入</translation>
    </message>
    <message>
        <source>How the score of the class would change with each word: quick, and noisy.</source>
        <translation>该类别的得分随每个词的变化：快速，但有噪声。</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>What each word adds to the score of the class, from an empty text to this one; the numbers add up to the whole (Sundararajan, Taly, Yan 2017).</source>
        <translation>从空文本到当前文本，每个词为该类别的得分贡献多少；各数值之和即为总变化（Sundararajan、Taly、Yan，2017）。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Mean of all layers</source>
        <translation>全部层的均值</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Mean of all heads</source>
        <translation>全部头的均值</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>第 %1 头</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The predicted one</source>
        <translation>预测的类别</translation>
    </message>
</context>
<context>
    <name>luthier::ExplainPage</name>
    <message>
        <source>The scores add up to the change of the class&apos;s score, up to %1.</source>
        <translation>各分数之和等于该类别得分的变化，误差不超过 %1。</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Where a model looks in a text, and which words speak for its answer.</source>
        <translation>模型在文本中看向何处，哪些词支持它的答案。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Type a text, or choose one on the Evaluate page.</source>
        <translation>输入一段文本，或在评估页面选择一条。</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>全部注意力头</translation>
    </message>
    <message>
        <source>No run to explain yet</source>
        <translation>还没有可解释的运行</translation>
    </message>
    <message>
        <source>Train a model on texts first; then type a sentence here and see which words count.</source>
        <translation>请先在文本上训练模型，然后在此输入句子，查看哪些词起作用。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
</context>
<context>
    <name>luthier::ExportForm</name>
    <message>
        <source>Where the new folder is to be</source>
        <translation>新文件夹的位置</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Scale and normalise inside the network</source>
        <translation>在网络内部缩放并归一化</translation>
    </message>
    <message>
        <source>The network then takes bytes from 0 to 255, so that whoever uses it cannot get the normalisation wrong. Resizing stays outside.</source>
        <translation>网络直接接收 0 到 255 的字节，使用者不会弄错归一化。缩放尺寸仍在网络之外进行。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose where the new folder is to be</source>
        <translation>选择新文件夹的位置</translation>
    </message>
</context>
<context>
    <name>luthier::ExportPage</name>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>Comparing the answers of run and export</source>
        <translation>正在比较运行与导出的回答</translation>
    </message>
    <message>
        <source>Writing the export</source>
        <translation>正在写入导出</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>A trained run for other programs, with the proof that it answers there as it does here.</source>
        <translation>将训练好的运行用于其他程序，并证明它在那里的回答与在这里一致。</translation>
    </message>
    <message>
        <source>What, and where to</source>
        <translation>内容与位置</translation>
    </message>
    <message>
        <source>Exports of this run</source>
        <translation>此运行的导出</translation>
    </message>
    <message>
        <source>This run has not been exported yet.</source>
        <translation>此运行尚未导出。</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>还没有可导出的内容</translation>
    </message>
    <message>
        <source>Train a model first; then write it for transformers, timm, PyTorch, LibTorch or onnxruntime here.</source>
        <translation>请先训练模型；然后可在此为 transformers、timm、PyTorch、LibTorch 或 onnxruntime 导出。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往首页</translation>
    </message>
</context>
<context>
    <name>luthier::Figure</name>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose a folder you may write to.</source>
        <translation>无法写入 %1。请选择您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Show as figure</source>
        <translation>以图表显示</translation>
    </message>
</context>
<context>
    <name>luthier::FiguresPanel</name>
    <message>
        <source>After the last epoch.</source>
        <translation>最后一轮之后。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Select runs above to see their figures.</source>
        <translation>在上方选择运行以查看数值。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>After the last epoch. No two of these runs differ in the seed only.</source>
        <translation>最后一轮之后。这些运行中没有两次只在种子上不同。</translation>
    </message>
    <message>
        <source>Lines of several runs: a standard deviation to either side of their mean.</source>
        <translation>多次运行的横线：均值两侧各一个标准差。</translation>
    </message>
    <message>
        <source>Lines of one run: Wilson&apos;s 95 % interval from the stored answers.</source>
        <translation>单次运行的横线：由已存回答算出的 Wilson 95 % 区间。</translation>
    </message>
    <message>
        <source>Lines of one run: 95 % interval, bootstrap over the stored answers.</source>
        <translation>单次运行的横线：对已存回答自助重采样得到的 95 % 区间。</translation>
    </message>
    <message>
        <source>Average seeds</source>
        <translation>按种子平均</translation>
    </message>
    <message>
        <source>One bar for runs that differ in nothing but the seed: their mean and its spread.</source>
        <translation>只在种子上不同的运行合为一条：均值及其离散程度。</translation>
    </message>
</context>
<context>
    <name>luthier::FoldedGroup</name>
    <message>
        <source>Open; press to fold</source>
        <translation>已展开；按下可折叠</translation>
    </message>
    <message>
        <source>Folded; press to open</source>
        <translation>已折叠；按下可展开</translation>
    </message>
</context>
<context>
    <name>luthier::HeadGrid</name>
    <message>
        <source>Layer %1, mean of its heads</source>
        <translation>第 %1 层，各头均值</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，第 %2 头</translation>
    </message>
    <message>
        <source>%1: looks %2 tokens away on average, entropy %3.</source>
        <comment>name, number, number</comment>
        <translation>%1：平均看向 %2 个词元之外，熵 %3。</translation>
    </message>
    <message>
        <source>Row: the token that looks; column: the one looked at. Click a head to see it in the text.</source>
        <translation>行：发出注意力的词元；列：被注意的词元。点击一个头即可在文本中查看。</translation>
    </message>
</context>
<context>
    <name>luthier::HeadGridCanvas</name>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>luthier::HeadTableModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
</context>
<context>
    <name>luthier::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <source>Import images on Data, choose a pretrained model, and train it on Train.</source>
        <translation>在“数据”页导入图片，选择一个预训练模型，然后在“训练”页训练。</translation>
    </message>
    <message>
        <source>A run is a process of its own: closing the window does not stop it, and it is here when you come back.</source>
        <translation>每次运行都是独立的进程：关闭窗口不会使它停止，您回来时它就在这里。</translation>
    </message>
    <message>
        <source>A workspace is a folder. Your images stay where they are; the workspace only refers to them.</source>
        <translation>工作区是一个文件夹。您的图片保持原位，工作区只是引用它们。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>转到页面</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Find in a table</source>
        <translation>在表格中查找</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>重新读取全部内容</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>Quit; runs go on training</source>
        <translation>退出；运行会继续训练</translation>
    </message>
</context>
<context>
    <name>luthier::HomePage</name>
    <message>
        <source>%1 (open)</source>
        <translation>%1（已打开）</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>Fit a pretrained model to your own texts and images, on this machine.</source>
        <translation>在本机上让预训练模型适应您自己的文本和图像。</translation>
    </message>
</context>
<context>
    <name>luthier::ImagesPanel</name>
    <message>
        <source>All splits</source>
        <translation>全部划分</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images of the dataset</source>
        <translation>数据集的图片</translation>
    </message>
    <message>
        <source>No image has this split and class.</source>
        <translation>没有属于此划分和类别的图片。</translation>
    </message>
</context>
<context>
    <name>luthier::ImportPanel</name>
    <message>
        <source>Looking at the files …</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>Nothing that can be imported was found.</source>
        <translation>没有找到可导入的内容。</translation>
    </message>
    <message>
        <source>splits as in the folders</source>
        <translation>按文件夹划分</translation>
    </message>
    <message>
        <source>no splits; they will be made from the shares beside</source>
        <translation>没有划分；将按旁边的比例划分</translation>
    </message>
    <message>
        <source>%1: %2 images in %3 classes, %4.</source>
        <translation>%1：%2 张图片，%3 个类别，%4。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>正在查找文件</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>What to make of it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>数据集名称</translation>
    </message>
    <message>
        <source>Untick a class to leave it out. Type over a name to rename it; classes of one name are merged.</source>
        <translation>取消勾选可排除类别。直接改写名称即可重命名；同名的类别会合并。</translation>
    </message>
    <message>
        <source>No classes yet</source>
        <translation>还没有类别</translation>
    </message>
    <message>
        <source>Classes found</source>
        <translation>找到的类别</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>%1: %2 texts in %3 classes, %4.</source>
        <translation>%1：%2 条文本，%3 个类别，%4。</translation>
    </message>
    <message>
        <source>%1: %2 texts, %3.</source>
        <translation>%1：%2 条文本，%3。</translation>
    </message>
    <message>
        <source>%1: %2 images, %3.</source>
        <translation>%1：%2 张图片，%3。</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
</context>
<context>
    <name>luthier::IssueTableModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>解决办法</translation>
    </message>
</context>
<context>
    <name>luthier::LayerTableModel</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
</context>
<context>
    <name>luthier::LegendButton</name>
    <message>
        <source>Press to hide this curve</source>
        <translation>按下可隐藏此曲线</translation>
    </message>
    <message>
        <source>Press to show this curve</source>
        <translation>按下可显示此曲线</translation>
    </message>
</context>
<context>
    <name>luthier::LogFold</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>还没有内容。</translation>
    </message>
</context>
<context>
    <name>luthier::MainWindow</name>
    <message>
        <source>Open a workspace folder</source>
        <translation>打开工作区文件夹</translation>
    </message>
    <message>
        <source>Choose an empty folder for the new workspace</source>
        <translation>为新工作区选择一个空文件夹</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 is trained</source>
        <translation>%1 训练完成</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source>Its result is in the workspace.</source>
        <translation>结果已保存在工作区中。</translation>
    </message>
    <message>
        <source>Luthier</source>
        <translation>Luthier</translation>
    </message>
    <message>
        <source>%1 – Luthier</source>
        <translation>%1 – Luthier</translation>
    </message>
    <message>
        <source>LibTorch is here; the engine is ready</source>
        <translation>LibTorch 已就绪，引擎可以使用了</translation>
    </message>
</context>
<context>
    <name>luthier::MatricesPanel</name>
    <message>
        <source>First run</source>
        <translation>第一个运行</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>第二个运行</translation>
    </message>
    <message>
        <source>Difference: second minus first</source>
        <translation>差异：第二个减第一个</translation>
    </message>
    <message>
        <source>Select two or more runs.</source>
        <translation>请选择两个或更多运行。</translation>
    </message>
    <message>
        <source>Only matrices over the same classes have a difference.</source>
        <translation>只有类别相同的矩阵才能求差异。</translation>
    </message>
    <message>
        <source>This run has no matrix of this split.</source>
        <translation>此运行没有该划分的矩阵。</translation>
    </message>
</context>
<context>
    <name>luthier::MatrixCard</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>The first matrix comes with the end of the first epoch.</source>
        <translation>第一轮结束时出现第一个矩阵。</translation>
    </message>
    <message>
        <source>Epoch of the confusion matrix</source>
        <translation>混淆矩阵的轮次</translation>
    </message>
</context>
<context>
    <name>luthier::MatrixPanel</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Shares of each true class instead of counts</source>
        <translation>显示占各真实类别的比例而非数量</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>No matrix for this run and split yet.</source>
        <translation>此运行和划分还没有矩阵。</translation>
    </message>
</context>
<context>
    <name>luthier::MatrixTableModel</name>
    <message>
        <source>True class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>luthier::MetricPanel</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>luthier::MetricTile</name>
    <message>
        <source>up by %1</source>
        <translation>上升 %1</translation>
    </message>
    <message>
        <source>down by %1</source>
        <translation>下降 %1</translation>
    </message>
</context>
<context>
    <name>luthier::MetricTiles</name>
    <message>
        <source>%1 img/s</source>
        <translation>%1 张/秒</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>%1 texts/s</source>
        <translation>%1 条/秒</translation>
    </message>
    <message>
        <source>Memory (est. %1)</source>
        <translation>内存（预计 %1）</translation>
    </message>
</context>
<context>
    <name>luthier::MetricsPanel</name>
    <message>
        <source>Measured</source>
        <translation>测得的指标</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Metrics of the run</source>
        <translation>运行的指标</translation>
    </message>
    <message>
        <source>Figures appear with the first epoch.</source>
        <translation>第一轮结束后显示数值。</translation>
    </message>
</context>
<context>
    <name>luthier::ModelChoice</name>
    <message>
        <source>none: words are counted</source>
        <translation>无：按词计数</translation>
    </message>
    <message>
        <source>add a text model first</source>
        <translation>请先添加文本模型</translation>
    </message>
    <message>
        <source>Tokens of</source>
        <translation>词元来自</translation>
    </message>
    <message>
        <source>Longest input</source>
        <translation>最大输入</translation>
    </message>
    <message>
        <source>as the model allows</source>
        <translation>按模型上限</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个词元</translation>
    </message>
</context>
<context>
    <name>luthier::ModelCost</name>
    <message>
        <source>Counting …</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>%1 multiply-accumulates for one example; %2 of weights, %3 of layer outputs (float32).</source>
        <translation>每个样本 %1 次乘加；权重 %2，各层输出 %3（float32）。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>luthier::ModelPanel</name>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Classes of its head</source>
        <translation>分类头的类别数</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Best run</source>
        <translation>最佳运行</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Missing in the file</source>
        <translation>文件中缺失</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Other shape</source>
        <translation>形状不同</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择一个模型</translation>
    </message>
    <message>
        <source>How its weights fitted</source>
        <translation>权重匹配情况</translation>
    </message>
    <message>
        <source>Weights that did not fit</source>
        <translation>未匹配的权重</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Train with it</source>
        <translation>用它训练</translation>
    </message>
    <message>
        <source>Adapted to three input channels</source>
        <translation>已适配为三个输入通道</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>关于该模型</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
</context>
<context>
    <name>luthier::ModelTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Best run</source>
        <translation>最佳运行</translation>
    </message>
</context>
<context>
    <name>luthier::ModelsPage</name>
    <message>
        <source>For %1 (%2) begin with %3: its input of %4 px is closest.</source>
        <translation>对于 %1（%2），建议从 %3 开始：它的 %4 像素输入最接近。</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.pt *.pth *.th *.bin *.ckpt);;All files (*)</source>
        <translation>检查点 (*.safetensors *.pt *.pth *.th *.bin *.ckpt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>The run %1 began with this model.</source>
        <translation>运行 %1 是从此模型开始的。</translation>
    </message>
    <message>
        <source>Delete its runs on the Compare page first.</source>
        <translation>请先在“对比”页删除它的运行。</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed from the workspace. Ctrl+Z takes it back.</source>
        <translation>已从工作区移除。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add a checkpoint</source>
        <translation>添加检查点</translation>
    </message>
    <message>
        <source>In this workspace</source>
        <translation>此工作区中的模型</translation>
    </message>
    <message>
        <source>No model fits the filter.</source>
        <translation>没有符合筛选条件的模型。</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>A model is a file of weights: safetensors, or PyTorch&apos;s .pt, .pth and .th. Luthier recognises the architecture by the names and shapes inside, and runs nothing of the file.</source>
        <translation>模型是一个权重文件：safetensors，或 PyTorch 的 .pt、.pth 和 .th。Luthier 根据其中的名称和形状识别架构，不会执行文件中的任何内容。</translation>
    </message>
    <message>
        <source>For %1 begin with %2: it is the smallest that reads texts.</source>
        <translation>对于 %1，建议从 %2 开始：它是能读文本的最小模型。</translation>
    </message>
    <message>
        <source>Hugging Face folder with config.json</source>
        <translation>含 config.json 的 Hugging Face 文件夹</translation>
    </message>
    <message>
        <source>Add a Hugging Face folder</source>
        <translation>添加 Hugging Face 文件夹</translation>
    </message>
    <message>
        <source>A language model as published: config.json, weights and tokenizer files in one folder.</source>
        <translation>按发布形式的语言模型：config.json、权重与分词器文件位于同一文件夹。</translation>
    </message>
    <message>
        <source>Pretrained networks to begin with. Fetch one of the catalogue, or drop a checkpoint or a Hugging Face folder here.</source>
        <translation>用作起点的预训练网络。可从目录下载，也可把检查点或 Hugging Face 文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Where the models are</source>
        <translation>模型所在位置</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>模型目录</translation>
    </message>
</context>
<context>
    <name>luthier::NetworkCard</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Offline: fetch nothing</source>
        <translation>离线：不下载任何内容</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: as the system&apos;s environment says (https_proxy).</source>
        <translation>留空：按系统环境变量（https_proxy）。</translation>
    </message>
    <message>
        <source>Speed limit of downloads</source>
        <translation>下载限速</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Luthier fetches models of the catalogue, and only when you ask for one.</source>
        <translation>Luthier 只下载目录中的模型，而且只在您要求时才下载。</translation>
    </message>
</context>
<context>
    <name>luthier::PairBar</name>
    <message>
        <source>Select two or more runs.</source>
        <translation>请选择两个或更多运行。</translation>
    </message>
    <message>
        <source>No example of this split that both answered with a class.</source>
        <translation>该划分中没有两者都以类别作答的样本。</translation>
    </message>
    <message>
        <source>Of %1 examples only the first is right on %2, only the second on %3 (McNemar&apos;s exact test: %4).</source>
        <translation>%1 个样本中，仅第一个正确的有 %2 个，仅第二个正确的有 %3 个（麦克尼马尔精确检验：%4）。</translation>
    </message>
    <message>
        <source>Neither is shown to be better.</source>
        <translation>无法证明哪个更好。</translation>
    </message>
    <message>
        <source>%1 is better than %2.</source>
        <translation>%1 优于 %2。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>第一个运行</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>第二个运行</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
</context>
<context>
    <name>luthier::PairExamplesPanel</name>
    <message>
        <source>Which examples</source>
        <translation>哪些样本</translation>
    </message>
    <message>
        <source>First right, second wrong: %1</source>
        <translation>第一个对，第二个错：%1</translation>
    </message>
    <message>
        <source>Second right, first wrong: %1</source>
        <translation>第二个对，第一个错：%1</translation>
    </message>
    <message>
        <source>Both wrong: %1</source>
        <translation>两个都错：%1</translation>
    </message>
    <message>
        <source>Surest mistakes first. Open one to look into it.</source>
        <translation>最确定的错误在前。打开一个可深入查看。</translation>
    </message>
    <message>
        <source>Select two or more runs.</source>
        <translation>请选择两个或更多运行。</translation>
    </message>
    <message>
        <source>No example of this split that both answered with a class.</source>
        <translation>该划分中没有两者都以类别作答的样本。</translation>
    </message>
    <message>
        <source>No such example.</source>
        <translation>没有这样的样本。</translation>
    </message>
    <message>
        <source>Examples on which the runs differ</source>
        <translation>运行之间有差异的样本</translation>
    </message>
    <message>
        <source>Texts on which the runs differ</source>
        <translation>运行之间有差异的文本</translation>
    </message>
</context>
<context>
    <name>luthier::ParallelCanvas</name>
    <message>
        <source>%1 from %2 to %3: %4 of %5.</source>
        <comment>axis, ends of the brush, things inside, things</comment>
        <translation>%1 从 %2 到 %3：%5 个中的 %4 个。</translation>
    </message>
</context>
<context>
    <name>luthier::ParameterField</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Explain %1</source>
        <translation>说明：%1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
</context>
<context>
    <name>luthier::ParameterForm</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 项已更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>设为 %1</translation>
    </message>
</context>
<context>
    <name>luthier::PerClassModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>luthier::PerClassPanel</name>
    <message>
        <source>Accuracy %1 · macro F1 %2 · weighted F1 %3</source>
        <translation>准确率 %1 · 宏平均 F1 %2 · 加权 F1 %3</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>各类别</translation>
    </message>
    <message>
        <source>Scores of each class</source>
        <translation>各类别的得分</translation>
    </message>
    <message>
        <source>Scores appear with the first epoch.</source>
        <translation>第一轮结束后显示得分。</translation>
    </message>
    <message>
        <source>All labels right %1 · macro F1 %2 · micro F1 %3</source>
        <translation>标签全对 %1 · 宏平均 F1 %2 · 微平均 F1 %3</translation>
    </message>
</context>
<context>
    <name>luthier::PredictionBars</name>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>luthier::PreferencesPage</name>
    <message>
        <source>Open a workspace folder</source>
        <translation>打开工作区文件夹</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>They hold at once, for every workspace.</source>
        <translation>立即生效，对所有工作区有效。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>打开其他</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Memory for decoded images</source>
        <translation>已解码图片的内存</translation>
    </message>
    <message>
        <source>What a new run starts with. More memory saves decoding the same images in every epoch.</source>
        <translation>新运行的初始值。内存越多，就越不必每一轮重复解码相同的图片。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Luthier %1</source>
        <translation>Luthier %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, with a permission to link CUDA, cuDNN and MKL. It stands on Qt (LGPL-3), QCustomPlot (GPL-3), PyTorch&apos;s LibTorch (BSD-3), OpenCV (Apache-2), SQLite (public domain), libjpeg-turbo, libpng, libwebp and giflib, nlohmann/json, {fmt}, spdlog, CLI11, libcurl (MIT and BSD) and the Breeze icons (LGPL-3). Nothing you do here leaves this machine; models of the catalogue are fetched when you ask for one.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本，并附带链接 CUDA、cuDNN 和 MKL 的许可。基于 Qt（LGPL-3）、QCustomPlot（GPL-3）、PyTorch 的 LibTorch（BSD-3）、OpenCV（Apache-2）、SQLite（公有领域）、libjpeg-turbo、libpng、libwebp 和 giflib、nlohmann/json、{fmt}、spdlog、CLI11、libcurl（MIT 和 BSD）以及 Breeze 图标（LGPL-3）。您在这里所做的一切都不会离开这台电脑；只有在您要求时才会下载目录中的模型。</translation>
    </message>
</context>
<context>
    <name>luthier::ProgressRing</name>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>%1 per cent done</source>
        <translation>已完成 %1%</translation>
    </message>
</context>
<context>
    <name>luthier::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>luthier::QueueBar</name>
    <message>
        <source>Move the waiting run to the front of the queue</source>
        <translation>把等待中的运行移到队列最前</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the waiting run past the one before it</source>
        <translation>把等待中的运行移到前一个之前</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the waiting run behind the one after it</source>
        <translation>把等待中的运行移到后一个之后</translation>
    </message>
    <message>
        <source>Move the waiting run to the end of the queue</source>
        <translation>把等待中的运行移到队列末尾</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Runs of a higher priority are trained first; usual is 0</source>
        <translation>优先级高的运行先训练；通常为 0</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>移到最前</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>移到最后</translation>
    </message>
</context>
<context>
    <name>luthier::Rail</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
    <message>
        <source>Show the names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Show icons only</source>
        <translation>只显示图标</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>luthier::RateFinderPanel</name>
    <message>
        <source>Trying learning rates</source>
        <translation>正在尝试学习率</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Smoothed loss</source>
        <translation>平滑后的损失</translation>
    </message>
    <message>
        <source>The loss falls most steeply at a learning rate of %1.</source>
        <translation>学习率为 %1 时损失下降最快。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>The loss never fell: there is nothing to suggest.</source>
        <translation>损失从未下降：没有可建议的值。</translation>
    </message>
    <message>
        <source>Learning rate finder</source>
        <translation>学习率查找</translation>
    </message>
    <message>
        <source>Trains a few steps with rising learning rates and forgets them again. A good rate is where the loss falls steeply, well before it rises.</source>
        <translation>用逐渐增大的学习率训练几步，随后全部还原。好的学习率是损失快速下降、远未回升之处。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
</context>
<context>
    <name>luthier::RelationsPanel</name>
    <message>
        <source>%1 against %2</source>
        <comment>vertical, horizontal axis</comment>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>The first %1 of %2 runs.</source>
        <translation>%2 个运行中的前 %1 个。</translation>
    </message>
    <message>
        <source>Drag along an axis to brush.</source>
        <translation>沿坐标轴拖动可框选范围。</translation>
    </message>
    <message>
        <source>%1 of %2 runs are inside.</source>
        <translation>%2 个运行中有 %1 个在范围内。</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Select these</source>
        <translation>选中这些</translation>
    </message>
    <message>
        <source>Selects in the table the runs that are inside the brushes.</source>
        <translation>在表格中选中范围内的运行。</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Horizontal axis of the scatter plot</source>
        <translation>散点图的横轴</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Vertical axis of the scatter plot</source>
        <translation>散点图的纵轴</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Select runs above to see how their settings and figures go together.</source>
        <translation>在上方选择运行以查看设置与数值之间的关系。</translation>
    </message>
    <message>
        <source>No run has both values.</source>
        <translation>没有同时具有两个值的运行。</translation>
    </message>
</context>
<context>
    <name>luthier::RunListView</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No run yet.</source>
        <translation>还没有运行。</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Train what waits</source>
        <translation>训练等待中的运行</translation>
    </message>
</context>
<context>
    <name>luthier::RunSetupView</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 steps in all.</source>
        <translation>共 %1 步。</translation>
    </message>
    <message>
        <source>At least %1 of memory and %2 on the disk.</source>
        <translation>至少需要 %1 内存和 %2 磁盘空间。</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>可以开始。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend before it can start.</source>
        <translation>
            <numerusform>开始前有 %n 处需要修正。</numerusform>
        </translation>
    </message>
    <message>
        <source>Model to start from</source>
        <translation>起始模型</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>made from the data&apos;s name</source>
        <translation>由数据名称生成</translation>
    </message>
    <message>
        <source>Before it starts</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Choose data and a model.</source>
        <translation>请选择数据和模型。</translation>
    </message>
    <message>
        <source>%1 examples to learn from, %2 to judge by.</source>
        <translation>%1 个样例用于学习，%2 个用于评判。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>寻找…</translation>
    </message>
</context>
<context>
    <name>luthier::RunTableModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>luthier::RunningJobs</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>luthier::RunsCard</name>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose a folder you may write to.</source>
        <translation>无法写入 %1。请选择您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>No run fits the filter.</source>
        <translation>没有符合筛选条件的运行。</translation>
    </message>
    <message>
        <source>Filter: words, accuracy&gt;0.8, epochs=3, tag=best</source>
        <translation>筛选：词语、accuracy&gt;0.8、epochs=3、tag=best</translation>
    </message>
    <message>
        <source>Every word has to occur in name, dataset, model, tags, note or status. Conditions: accuracy&gt;0.8, test/loss&lt;=0.3, optimizer=adamw, dataset!=pets. Quotes keep words together.</source>
        <translation>每个词都须出现在名称、数据集、模型、标签、备注或状态中。条件：accuracy&gt;0.8、test/loss&lt;=0.3、optimizer=adamw、dataset!=pets。引号可将多个词连在一起。</translation>
    </message>
    <message>
        <source>More: pin, archive, copy, save</source>
        <translation>更多：设为基准、归档、复制、保存</translation>
    </message>
    <message>
        <source>More about the chosen runs</source>
        <translation>所选运行的更多操作</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>哪些运行</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group the runs by</source>
        <translation>运行分组方式</translation>
    </message>
    <message>
        <source>Runs and archive</source>
        <translation>运行和归档</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>settings (seeds together)</source>
        <translation>设置（合并种子）</translation>
    </message>
</context>
<context>
    <name>luthier::SampleCard</name>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Starter, fine-tuned</source>
        <translation>微调后的 starter</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>What the starter had learnt before is worth %1 points of accuracy after the same training.</source>
        <translation>同样的训练之后，starter 之前学到的知识值 %1 个百分点的准确率。</translation>
    </message>
    <message>
        <source>The sample, trained twice</source>
        <translation>示例，训练两次</translation>
    </message>
    <message>
        <source>See it work in a minute</source>
        <translation>一分钟看到效果</translation>
    </message>
    <message>
        <source>Accuracy on images that neither had seen, after the same epochs on the same images:</source>
        <translation>用相同的图片训练相同的轮数之后，在两者都没见过的图片上的准确率：</translation>
    </message>
    <message>
        <source>Fine-tunes the bundled starter model on images of clothes (Fashion-MNIST) and, beside it, the same network from random weights. Nothing to type, nothing to download.</source>
        <translation>在服装图片（Fashion-MNIST）上微调自带的 starter 模型，同时从随机权重训练同样的网络作对比。无需输入，无需下载。</translation>
    </message>
    <message>
        <source>The same network from random weights</source>
        <translation>同样的网络，从随机权重开始</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Try it on an image</source>
        <translation>用图片试一试</translation>
    </message>
    <message>
        <source>Watch it live</source>
        <translation>实时查看</translation>
    </message>
    <message>
        <source>See its worst mistakes</source>
        <translation>查看最严重的错误</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>再运行一次</translation>
    </message>
    <message>
        <source>Try the image sample</source>
        <translation>试用图像样例</translation>
    </message>
</context>
<context>
    <name>luthier::SamplePredictions</name>
    <message>
        <source>Sample predictions</source>
        <translation>预测示例</translation>
    </message>
    <message>
        <source>The first answers come with the end of the first epoch.</source>
        <translation>第一轮结束时出现首批预测。</translation>
    </message>
</context>
<context>
    <name>luthier::ScatterPlot</name>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>横轴取对数</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>纵轴取对数</translation>
    </message>
</context>
<context>
    <name>luthier::StorageCard</name>
    <message>
        <source>Looking</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>保存诊断包</translation>
    </message>
    <message>
        <source>Zip archive (*.zip)</source>
        <translation>Zip 压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>Gathering</source>
        <translation>正在收集</translation>
    </message>
    <message>
        <source>%1 are free again</source>
        <translation>已释放 %1</translation>
    </message>
    <message>
        <source>The bundle is saved</source>
        <translation>诊断包已保存</translation>
    </message>
    <message>
        <source>Room and reports</source>
        <translation>磁盘空间与报告</translation>
    </message>
    <message>
        <source>What the runs take on the disk is being looked up.</source>
        <translation>正在查看各次运行占用的磁盘空间。</translation>
    </message>
    <message>
        <source>The runs take %1 on the disk, the database %2.</source>
        <translation>各次运行占用磁盘 %1，数据库占用 %2。</translation>
    </message>
    <message>
        <source>Checkpoints to keep</source>
        <translation>保留哪些检查点</translation>
    </message>
    <message>
        <source>The best and the last of every run</source>
        <translation>每次运行的最佳与最后检查点</translation>
    </message>
    <message>
        <source>Of finished runs only the best (they cannot be trained further)</source>
        <translation>已完成的运行只留最佳（之后不能再继续训练）</translation>
    </message>
    <message>
        <source>Only the last</source>
        <translation>只留最后的</translation>
    </message>
    <message>
        <source>How much would that free?</source>
        <translation>能释放多少？</translation>
    </message>
    <message>
        <source>Remove the others</source>
        <translation>删除其余检查点</translation>
    </message>
    <message>
        <source>Nothing: there are no others.</source>
        <translation>没有可释放的：没有其余检查点。</translation>
    </message>
    <message>
        <source>%1 would be free; this cannot be undone.</source>
        <translation>可释放 %1；此操作无法撤销。</translation>
    </message>
    <message>
        <source>Save a bundle for a report</source>
        <translation>保存用于报告问题的诊断包</translation>
    </message>
    <message>
        <source>Versions, hardware, settings, figures of the database and logs, as a zip file. It holds no image, no text and no name; nothing is sent.</source>
        <translation>把版本、硬件、设置、数据库统计和日志存为一个 zip 文件。其中不含任何图片、文本或名称，也不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>luthier::TablePreview</name>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>second text</source>
        <translation>第二段文本</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>%1 的角色</translation>
    </message>
    <message>
        <source>the first row names the columns</source>
        <translation>第一行是列名</translation>
    </message>
    <message>
        <source>the first row is data</source>
        <translation>第一行是数据</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Different values</source>
        <translation>不同取值</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>Columns found</source>
        <translation>找到的列</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>改动的行数</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What cleaning changes</source>
        <translation>清洗带来的改动</translation>
    </message>
    <message>
        <source>No step is chosen, or none changes a row.</source>
        <translation>未选择步骤，或没有步骤改动任何行。</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>luthier::TextAnswer</name>
    <message>
        <source>Marked text</source>
        <translation>带标记的文本</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>The text is longer than the model&apos;s input: it did not see the end.</source>
        <translation>文本超出模型的输入长度：模型没有看到结尾部分。</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>answer, probability</comment>
        <translation>“%1”（%2）</translation>
    </message>
</context>
<context>
    <name>luthier::TextExamplesPanel</name>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>See which words led to the answer.</source>
        <translation>查看哪些词导致了该答案。</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Chosen in the matrix</source>
        <translation>在矩阵中所选</translation>
    </message>
    <message>
        <source>Which texts</source>
        <translation>哪些文本</translation>
    </message>
    <message>
        <source>Confidence from</source>
        <translation>置信度不低于</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>不限长度</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> 个字符</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>No text here: nothing was mistaken.</source>
        <translation>这里没有文本：没有出错。</translation>
    </message>
    <message>
        <source>Predictions appear with the first epoch.</source>
        <translation>第一轮结束后显示预测。</translation>
    </message>
    <message>
        <source>The first %1 are shown; choose a cell or a higher confidence to see others.</source>
        <translation>仅显示前 %1 条；选择单元格或更高的置信度可查看其他内容。</translation>
    </message>
    <message>
        <source>Answers of the best epoch: %1, worst first</source>
        <translation>最佳轮次的回答：%1 个，最差的在前</translation>
    </message>
</context>
<context>
    <name>luthier::TextFields</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Ask something that the passage answers</source>
        <translation>提出一个可由段落回答的问题</translation>
    </message>
    <message>
        <source>Type or paste a text</source>
        <translation>输入或粘贴文本</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Second text (where the data has one)</source>
        <translation>第二段文本（数据中有时填写）</translation>
    </message>
</context>
<context>
    <name>luthier::TextPredictionModel</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>luthier::TextSampleCard</name>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Type a sentence and watch the answer</source>
        <translation>输入一句话，观察答案</translation>
    </message>
    <message>
        <source>Try the text sample</source>
        <translation>试用文本样例</translation>
    </message>
    <message>
        <source>The model has read 1,000 short reviews. Is your sentence praise or blame? It knows English well, but few Chinese characters: there it mostly guesses.</source>
        <translation>模型已读过 1,000 条短评。您的句子是褒还是贬？它熟悉英文，但认识的汉字很少，中文句子多半靠猜。</translation>
    </message>
    <message>
        <source>Fine-tunes a small language model (MiniLM) on 1,000 short reviews of films, products and places, in English and Chinese. Then type a sentence of your own and watch the answer change. Nothing to download, nothing leaves this machine.</source>
        <translation>在 1,000 条关于电影、产品和地点的中英文短评上微调一个小型语言模型（MiniLM）。然后输入您自己的句子，观察答案如何变化。无需下载，数据不会离开本机。</translation>
    </message>
    <message>
        <source>Watch it live</source>
        <translation>实时查看</translation>
    </message>
    <message>
        <source>See which words count</source>
        <translation>查看哪些词起作用</translation>
    </message>
    <message>
        <source>See its worst mistakes</source>
        <translation>查看最严重的错误</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>再运行一次</translation>
    </message>
</context>
<context>
    <name>luthier::TextStatisticsPanel</name>
    <message>
        <source>not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Half of the texts have at most %1 tokens, the longest has %2; %3 are cut off.</source>
        <translation>半数文本不超过 %1 个词元，最长 %2 个；%3 会被截断。</translation>
    </message>
    <message>
        <source>Half of the texts have at most %1 words, the longest has %2.</source>
        <translation>半数文本不超过 %1 个词，最长 %2 个。</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Equal texts in two splits</source>
        <translation>两个划分中相同的文本</translation>
    </message>
    <message>
        <source>Equal texts in two splits: %1</source>
        <translation>两个划分中相同的文本：%1</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>尚未统计</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Words that tell the classes apart</source>
        <translation>区分各类别的词</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Log odds</source>
        <translation>对数几率</translation>
    </message>
    <message>
        <source>No classes, or nothing counted yet</source>
        <translation>没有类别，或尚未统计</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>同时在</translation>
    </message>
    <message>
        <source>No text stands in two splits.</source>
        <translation>没有文本同时出现在两个划分中。</translation>
    </message>
</context>
<context>
    <name>luthier::TextTableModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>第二段文本</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>luthier::TextTry</name>
    <message>
        <source>The answer appears as you type.</source>
        <translation>输入时即显示答案。</translation>
    </message>
</context>
<context>
    <name>luthier::TextTryPanel</name>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>See which words led to the answer.</source>
        <translation>查看哪些词导致了该答案。</translation>
    </message>
</context>
<context>
    <name>luthier::TextsPanel</name>
    <message>
        <source>All splits</source>
        <translation>全部划分</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 条文本</translation>
    </message>
    <message>
        <source>%1 found so far</source>
        <translation>目前找到 %1 条</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>搜索文本</translation>
    </message>
    <message>
        <source>Texts of the dataset</source>
        <translation>数据集的文本</translation>
    </message>
    <message>
        <source>No text has this split, class and words.</source>
        <translation>没有符合该划分、类别和词语的文本。</translation>
    </message>
    <message>
        <source>The chosen text</source>
        <translation>所选文本</translation>
    </message>
    <message>
        <source>Token lens</source>
        <translation>词元透镜</translation>
    </message>
    <message>
        <source>Choose a text and a model to see its tokens.</source>
        <translation>选择一条文本和一个模型以查看词元。</translation>
    </message>
</context>
<context>
    <name>luthier::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>luthier::TokenHeatMap</name>
    <message>
        <source>“%1”: %2.</source>
        <comment>token, score</comment>
        <translation>“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <comment>token, weight</comment>
        <translation>“%1” %2</translation>
    </message>
    <message>
        <source>Looks at %1.</source>
        <translation>看向 %1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Orange speaks for the class, blue against it. Point at a token for its number.</source>
        <translation>橙色支持该类别，蓝色反对。指向词元可查看数值。</translation>
    </message>
    <message>
        <source>Bright tokens count most. Point at a token for its number.</source>
        <translation>越亮的词元越重要。指向词元可查看数值。</translation>
    </message>
    <message>
        <source>Save the scores</source>
        <translation>保存分数</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose a folder you may write to.</source>
        <translation>无法写入 %1。请选择您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>另存为 JSON…</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>按整词显示</translation>
    </message>
    <message>
        <source>Shows the pieces of a word as one; their scores are added.</source>
        <translation>将同一个词的片段合并显示，分数相加。</translation>
    </message>
</context>
<context>
    <name>luthier::TokenLens</name>
    <message>
        <source>%1 tokens of at most %2.</source>
        <translation>%1 个词元，上限为 %2。</translation>
    </message>
    <message>
        <source>%1 tokens; the model sees the first %2, the last %3 are cut off.</source>
        <translation>共 %1 个词元；模型看到前 %2 个，后 %3 个被截断。</translation>
    </message>
    <message>
        <source>%1: special token, id %2.</source>
        <translation>%1：特殊词元，编号 %2。</translation>
    </message>
    <message>
        <source>“%1” as %2: id %3, cut off.</source>
        <translation>“%1”对应 %2：编号 %3，已截断。</translation>
    </message>
    <message>
        <source>“%1” as %2: id %3.</source>
        <translation>“%1”对应 %2：编号 %3。</translation>
    </message>
</context>
<context>
    <name>luthier::TokenTableModel</name>
    <message>
        <source>special</source>
        <translation>特殊</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已截断</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Begins at byte</source>
        <translation>起始字节</translation>
    </message>
    <message>
        <source>Ends before byte</source>
        <translation>结束字节（不含）</translation>
    </message>
</context>
<context>
    <name>luthier::TrainPage</name>
    <message>
        <source>More epochs</source>
        <translation>追加轮数</translation>
    </message>
    <message>
        <source>How many epochs more?</source>
        <translation>再训练多少轮？</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>Good settings are filled in; whatever you change is marked.</source>
        <translation>合适的设置已填好；您更改的内容会有标记。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Every run is a process of its own and goes on when this window is closed.</source>
        <translation>每次运行都是独立的进程，关闭此窗口后仍会继续。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train what waits</source>
        <translation>训练等待中的运行</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>停止并保留最佳</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>See the results</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More about this run</source>
        <translation>此运行的更多操作</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>More epochs…</source>
        <translation>追加轮数…</translation>
    </message>
    <message>
        <source>Train again with changes</source>
        <translation>修改后重新训练</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Nothing to train on yet</source>
        <translation>还没有可训练的数据</translation>
    </message>
    <message>
        <source>Here a pretrained model learns from your data, and you watch it happen. First it needs data.</source>
        <translation>预训练模型在这里从您的数据中学习，您可以全程观看。首先需要数据。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
</context>
<context>
    <name>luthier::TryPanel</name>
    <message>
        <source>Answers written to %1</source>
        <translation>预测已写入 %1</translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Folder with images</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Write the answers to</source>
        <translation>将预测写入</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>A folder to CSV</source>
        <translation>文件夹导出为 CSV</translation>
    </message>
    <message>
        <source>Drop an image here, or paste one</source>
        <translation>将图片拖到这里，或粘贴一张</translation>
    </message>
    <message>
        <source>Images (*.jpg *.jpeg *.png *.webp *.bmp *.gif);;All files (*)</source>
        <translation>图片 (*.jpg *.jpeg *.png *.webp *.bmp *.gif);;所有文件 (*)</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Writing the answers</source>
        <translation>正在写入答案</translation>
    </message>
    <message>
        <source>No label holds</source>
        <translation>没有符合的标签</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>luthier::WorkspaceProblem</name>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>无法打开工作区</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开其他工作区</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
</TS>
